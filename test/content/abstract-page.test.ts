// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { abstractPage, notFoundPage } from '../world/arxiv-pages.ts';
import { fakeExtension, NOTHING_KNOWN, words } from './fake-extension.ts';
import { blocks, injectAbstractPage, linksIn, paperOf, settled, showPage } from './show-page.ts';

const CODE = 'https://github.com/example-lab/small-things';
const linked = paperOf({ abstract: `We study small things. Code: ${CODE}.`, comments: 'Video: https://youtu.be/abc' });

function buttonNamed(name: string): HTMLButtonElement | undefined {
  return [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
}

beforeEach(() => document.documentElement.replaceChildren());

describe('the block', () => {
  test('stands below the full-text links, with a heading, our name and the links of the page', async () => {
    fakeExtension();
    showPage(abstractPage(linked));
    await injectAbstractPage();
    const [block, ...more] = blocks();
    expect(more).toEqual([]);
    expect(document.querySelector('.full-text')?.nextElementSibling).toBe(block);
    expect(block?.querySelector('h2')?.textContent).toBe('Media');
    expect(block?.textContent).toContain('by ArXiv Daily Show');
    expect(linksIn(block as HTMLElement).filter(({ from }) => from === 'page')).toEqual([
      { url: CODE, kind: 'code', from: 'page' },
      { url: 'https://youtu.be/abc', kind: 'video', from: 'page' },
    ]);
    expect(block?.textContent).toContain('Code (github.com)');
  });

  test('has links by rule last, which say that they were not checked', async () => {
    fakeExtension();
    showPage(abstractPage(linked));
    await injectAbstractPage();
    const froms = linksIn(blocks()[0] as HTMLElement).map(({ from }) => from);
    expect(froms.indexOf('rule')).toBe(2);
    expect(froms.slice(2)).toEqual(froms.slice(2).map(() => 'rule'));
    expect(document.querySelector('.daily-show-rules')?.textContent).toMatch(
      new RegExp(`^${words('contentByRule')} .*YouTube search`),
    );
  });

  test('opens nothing that could reach back: every link is https, without opener and referrer', async () => {
    fakeExtension();
    showPage(abstractPage(linked));
    await injectAbstractPage();
    const anchors = [...(blocks()[0]?.querySelectorAll('a') ?? [])];
    expect(anchors.length).toBeGreaterThan(4);
    for (const a of anchors) {
      expect(a.protocol).toBe('https:');
      expect(a.rel).toBe('noopener noreferrer');
    }
  });

  test('run twice, there is one, and it works', async () => {
    fakeExtension();
    showPage(abstractPage(linked));
    await injectAbstractPage();
    const before = document.documentElement.outerHTML;
    await injectAbstractPage();
    expect(blocks()).toHaveLength(1);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('says so when the paper names nothing', async () => {
    fakeExtension();
    showPage(abstractPage(paperOf({})));
    await injectAbstractPage();
    expect(blocks()[0]?.textContent).toContain(words('contentNoneNamed'));
  });

  test.each([
    ['an old id', 'hep-th/9901001'],
    ['an id of four digits', '0704.0001'],
    ['a new id', '2606.30534'],
  ])('asks with the id alone: %s', async (_name, id) => {
    const { sent } = fakeExtension();
    showPage(abstractPage(paperOf({ id, version: 3 })));
    await injectAbstractPage();
    expect(sent).toEqual([{ verb: 'mediaOf', argument: id }]);
  });

  test('stands on the page of a withdrawn paper too', async () => {
    fakeExtension();
    showPage(abstractPage(paperOf({ withdrawn: true, comments: 'Withdrawn, see https://example.org/why' })));
    await injectAbstractPage();
    expect(blocks()).toHaveLength(1);
  });
});

describe('silence', () => {
  test.each([
    ['a page that was not found', notFoundPage('2303.00763')],
    ['plain text', '<html><head></head><body><pre>arXiv:2606.01234\nTitle: A study</pre></body></html>'],
    ['an empty page', '<html></html>'],
  ])('%s: nothing is drawn, nothing is sent', async (_name, html) => {
    const { sent } = fakeExtension();
    showPage(html);
    const before = document.documentElement.outerHTML;
    await injectAbstractPage();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(sent).toEqual([]);
  });
});

describe('when arXiv changes its page', () => {
  test.each([
    ['the box of full-text links is gone', /<div class="full-text">/, '<div class="fulltext">', '.extra-services'],
    ['the right column is gone', /<div class="extra-services">[\s\S]*<div id="labstabs">/, '<div>', '.leftcolumn'],
    ['the abstract is not in a meta tag', /<meta name="citation_abstract"[^>]*>/, '', '.extra-services'],
    ['the id is only in the address', /<meta name="citation_arxiv_id"[^>]*>/, '', '.extra-services'],
  ])('%s: the block stands all the same, complete, and the worker is told', async (_name, what, instead, within) => {
    const { sent } = fakeExtension();
    showPage(abstractPage(linked).replace(what, instead));
    await injectAbstractPage();
    const [block] = blocks();
    expect(block?.closest(within)).not.toBeNull();
    expect(linksIn(block as HTMLElement).filter(({ from }) => from === 'page')).toHaveLength(2);
    expect(sent).toContainEqual({ verb: 'layoutUnknown', argument: linked.id });
  });

  test('with nothing but an id the block stands at the end', async () => {
    const { sent } = fakeExtension();
    showPage('<html><head><meta name="citation_arxiv_id" content="2606.01234"></head><body><p>New!</p></body></html>');
    await injectAbstractPage();
    expect(document.body.lastElementChild).toBe(blocks()[0]);
    expect(sent.map(({ verb }) => verb).sort()).toEqual(['layoutUnknown', 'mediaOf']);
  });

  test('as long as it has not, nothing is told', async () => {
    const { sent } = fakeExtension();
    showPage(abstractPage(linked));
    await injectAbstractPage();
    expect(sent.map(({ verb }) => verb)).not.toContain('layoutUnknown');
  });
});

describe('what the database knows', () => {
  const known = {
    ...NOTHING_KNOWN,
    links: [
      {
        url: CODE.toUpperCase().replace('HTTPS://GITHUB.COM', 'https://github.com'),
        kind: 'code',
        from: 'huggingface',
      },
      { url: 'https://huggingface.co/spaces/example/small', kind: 'demo', from: 'huggingface' },
    ],
    digest: {
      date: 'June 26, 2026',
      rank: 3,
      why: 'in cs.CV',
    },
  };

  test('is added without what the page says itself, in the place kept for it', async () => {
    fakeExtension({ mediaOf: () => ({ ok: true, value: known }) });
    showPage(abstractPage(linked));
    await injectAbstractPage();
    const [block] = blocks();
    expect(linksIn(block as HTMLElement).filter(({ from }) => from === 'huggingface')).toEqual([
      { url: 'https://huggingface.co/spaces/example/small', kind: 'demo', from: 'huggingface' },
    ]);
    const demo = block?.querySelector('[data-kind="demo"]');
    expect(demo?.closest('.daily-show-later')).not.toBeNull();
  });

  test('rank, day and reason are told in words', async () => {
    fakeExtension({ mediaOf: () => ({ ok: true, value: known }) });
    showPage(abstractPage(linked));
    await injectAbstractPage();
    expect(document.querySelector('.daily-show-digest')?.textContent).toBe(
      `${words('contentInDigest', ['3', 'June 26, 2026'])} in cs.CV`,
    );
  });

  test('a link that is no plain https is not drawn, whoever told it', async () => {
    const links = ['javascript:alert(1)', 'http://example.org/a', 'https://user@example.org/a', 'nonsense'].map(
      (url) => ({ url, kind: 'code', from: 'huggingface' }),
    );
    fakeExtension({ lookFor: () => ({ ok: true, value: links }) });
    showPage(abstractPage(paperOf({})));
    await injectAbstractPage();
    buttonNamed('Look for more')?.click();
    await settled();
    expect(linksIn(blocks()[0] as HTMLElement).filter(({ from }) => from !== 'rule')).toEqual([]);
  });
});

describe('the buttons', () => {
  test('Save toggles, and shows what the worker answered', async () => {
    let saved = false;
    fakeExtension({
      save: () => {
        saved = !saved;
        return { ok: true, value: saved };
      },
    });
    showPage(abstractPage(linked));
    await injectAbstractPage();
    const save = buttonNamed('Save');
    const state = () => `${save?.textContent} ${save?.getAttribute('aria-pressed')}`;
    const states = [state()];
    for (let i = 0; i < 2; i += 1) {
      save?.click();
      await settled();
      states.push(state());
    }
    expect(states).toEqual(['Save false', 'Saved true', 'Save false']);
  });

  test('Look for more adds what was found and says how many', async () => {
    const found = [{ url: 'https://example-lab.github.io/small', kind: 'project', from: 'huggingface' }];
    const { sent } = fakeExtension({ lookFor: () => ({ ok: true, value: found }) });
    showPage(abstractPage(linked));
    await injectAbstractPage();
    const look = buttonNamed('Look for more');
    look?.click();
    look?.click();
    expect(document.querySelector('[role="status"]')?.textContent).toBe(words('contentLooking'));
    await settled();
    expect(document.querySelector('[role="status"]')?.textContent).toBe(words('contentFound', ['1']));
    expect(linksIn(blocks()[0] as HTMLElement)).toContainEqual(found[0]);
    expect(sent.filter(({ verb }) => verb === 'lookFor')).toHaveLength(1);
  });

  test('nothing found is told with its date, now and on later visits', async () => {
    const known = { ...NOTHING_KNOWN, lookedOn: 'June 26, 2026' };
    fakeExtension({ mediaOf: () => ({ ok: true, value: known }), lookFor: () => ({ ok: true, value: [] }) });
    showPage(abstractPage(linked));
    await injectAbstractPage();
    const sentence = words('contentNothingFound', ['June 26, 2026']);
    expect(document.querySelector('[role="status"]')?.textContent).toBe(sentence);
    buttonNamed('Look for more')?.click();
    await settled();
    expect(document.querySelector('[role="status"]')?.textContent).toBe(sentence);
  });

  test('a failure is told in words, and a new try is possible', async () => {
    const { sent } = fakeExtension({
      lookFor: () => ({ ok: false, failure: { kind: 'offline' }, words: words('failureOffline') }),
    });
    showPage(abstractPage(linked));
    await injectAbstractPage();
    for (let i = 0; i < 2; i += 1) {
      buttonNamed('Look for more')?.click();
      await settled();
    }
    expect(document.querySelector('[role="status"]')?.textContent).toContain(words('failureOffline'));
    expect(sent.filter(({ verb }) => verb === 'lookFor')).toHaveLength(2);
  });

  test('looking by itself happens only when the reader has switched it on, and once', async () => {
    const { sent } = fakeExtension({
      mediaOf: () => ({ ok: true, value: { ...NOTHING_KNOWN, lookAutomatically: true } }),
      lookFor: () => ({ ok: true, value: [] }),
    });
    showPage(abstractPage(linked));
    await injectAbstractPage();
    expect(sent.map(({ verb }) => verb)).toEqual(['mediaOf', 'lookFor', 'mediaOf']);
  });

  test('are taken away silently when the extension is gone; the links stay', async () => {
    const extension = fakeExtension();
    showPage(abstractPage(linked));
    await injectAbstractPage();
    extension.orphan();
    buttonNamed('Save')?.click();
    await settled();
    expect(document.querySelectorAll('button')).toHaveLength(0);
    expect(linksIn(blocks()[0] as HTMLElement).filter(({ from }) => from === 'page')).toHaveLength(2);
  });
});

describe('hostile words', () => {
  test('of the page, of links and of reasons stay words', async () => {
    const evil = '</p><img src=x onerror="document.title=1"><script>document.title=1</script>';
    fakeExtension({
      mediaOf: () => ({
        ok: true,
        value: {
          ...NOTHING_KNOWN,
          links: [{ url: `https://example.org/${evil}`, kind: 'video', from: evil, title: evil }],
          digest: {
            date: evil,
            rank: evil,
            why: evil,
          },
        },
      }),
    });
    showPage(abstractPage(paperOf({ title: evil, abstract: `See https://example.org/"${evil} ${evil}` })));
    const title = document.title;
    await injectAbstractPage();
    expect(blocks()[0]?.querySelectorAll('img, script, iframe, style, [onerror]')).toHaveLength(0);
    expect(blocks()[0]?.textContent).toContain(evil);
    expect(document.title).toBe(title);
  });
});
