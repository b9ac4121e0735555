import { request } from 'node:https';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysAt } from './answer.ts';
import { addDays, newYork, weekday } from './calendar.ts';
import { generatedLibrary } from './generated-library.ts';
import { shiftDates } from './shift-dates.ts';
import { openWorld, type World } from './world.ts';

const FRIDAY_NOON = Date.parse('2026-03-20T16:00:00Z');
let world: World;

interface Got {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function get(host: string, path: string, headers: Record<string, string> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const ask = request(
      {
        host: '127.0.0.1',
        port: world.port,
        path,
        servername: host,
        headers: { host, ...headers },
        rejectUnauthorized: false,
        timeout: 2000,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('aborted')));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    ask.on('error', reject);
    ask.on('timeout', () => ask.destroy(new Error('timeout')));
    ask.end();
  });
}

beforeAll(async () => {
  world = await openWorld({ library: generatedLibrary({ seed: 'world' }), now: () => FRIDAY_NOON });
});
afterAll(() => world.close());

const ids = (xml: string) => [...xml.matchAll(/<link>https:\/\/arxiv\.org\/abs\/([^<]+)</g)].map((match) => match[1]);

describe('the generated world', () => {
  it('says the same of one day in its feed, its listing, its catch-up page and its API', async () => {
    const feed = ids((await get('rss.arxiv.org', '/rss/cs.CL')).body);
    expect(feed.length).toBeGreaterThan(30);
    for (const path of ['/list/cs.CL/new', '/catchup/cs.CL/2026-03-20?abs=True']) {
      const page = (await get('arxiv.org', path)).body;
      expect([...page.matchAll(/title="Abstract" id="([^"]+)"/g)].map((match) => match[1])).toEqual(feed);
    }
    const api = (await get('export.arxiv.org', `/api/query?id_list=${feed.join(',')}&max_results=2000`)).body;
    expect([...api.matchAll(/<id>http:\/\/arxiv\.org\/abs\/(.+?)v\d+</g)].map((match) => match[1]).sort()).toEqual(
      [...feed].sort(),
    );
  });

  it('joins lists without repeating a paper, and tells new from crossed by the lists asked for', async () => {
    const joined = ids((await get('rss.arxiv.org', '/rss/cs.CL+cs.AI+cs.LG')).body);
    expect(new Set(joined).size).toBe(joined.length);
    const one = (await get('rss.arxiv.org', '/rss/cs.LG')).body;
    const three = (await get('rss.arxiv.org', '/rss/cs.CL+cs.AI+cs.LG')).body;
    const crosses = (xml: string) => (xml.match(/<arxiv:announce_type>cross</g) ?? []).length;
    expect(crosses(three)).toBeLessThan(crosses(one));
  });

  it('has an empty channel and an empty list on a Saturday, and Friday on the listing page', async () => {
    world.now = () => FRIDAY_NOON + 86_400_000;
    const feed = await get('rss.arxiv.org', '/rss/cs.CL');
    expect([feed.status, ids(feed.body).length]).toEqual([200, 0]);
    expect((await get('huggingface.co', '/api/daily_papers?date=2026-03-21')).body).toBe('[]');
    expect((await get('arxiv.org', '/list/cs.CL/new')).body).toContain(
      'Showing new listings for Friday, 20 March 2026',
    );
    world.now = () => FRIDAY_NOON;
  });

  it('answers a bad id, an unknown id and a page nobody has as arXiv does', async () => {
    const bad = await get('export.arxiv.org', '/api/query?id_list=2603.99999,abc');
    expect([bad.status, bad.body.includes('incorrect id format for abc')]).toEqual([400, true]);
    expect((await get('export.arxiv.org', '/api/query?id_list=2603.01')).status).toBe(400);
    expect((await get('arxiv.org', '/abs/2603.99999')).status).toBe(404);
    expect((await get('rss.arxiv.org', '/rss/cs.AI,cs.CL')).status).toBe(400);
  });

  it('answers 304 to the tag it gave, and counts what was asked', async () => {
    world.forget();
    const first = await get('rss.arxiv.org', '/rss/cs.AI');
    const again = await get('rss.arxiv.org', '/rss/cs.AI', { 'if-none-match': String(first.headers.etag) });
    expect([again.status, again.body]).toEqual([304, '']);
    expect(world.log.map(({ host, status, bytes }) => [host, status, bytes > 0])).toEqual([
      ['rss.arxiv.org', 200, true],
      ['rss.arxiv.org', 304, false],
    ]);
  });
});

describe('faults to order', () => {
  it('hits as often as said and then heals', async () => {
    world.order({
      host: 'rss.arxiv.org',
      times: 2,
      trouble: { kind: 'status', status: 429, retryAfter: { seconds: 7, form: 'seconds' } },
    });
    const answers = [
      await get('rss.arxiv.org', '/rss/cs.AI'),
      await get('rss.arxiv.org', '/rss/cs.AI'),
      await get('rss.arxiv.org', '/rss/cs.AI'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200]);
    expect(answers[0]?.headers['retry-after']).toBe('7');
    world.order({ times: 1, trouble: { kind: 'status', status: 503, retryAfter: { seconds: 60, form: 'date' } } });
    expect((await get('arxiv.org', '/list/cs.AI/new')).headers['retry-after']).toBe('Fri, 20 Mar 2026 16:01:00 GMT');
  });

  it.each(['cut', 'reset', 'hang'] as const)('%s never completes', async (kind) => {
    world.order({ times: 1, trouble: { kind } });
    await expect(get('rss.arxiv.org', '/rss/cs.AI')).rejects.toThrow();
  });

  it('can be stale, empty, without items, a page for people, of another namespace, or stop in the middle', async () => {
    const feed = (await get('rss.arxiv.org', '/rss/cs.AI')).body;
    const spoilt = async (trouble: Parameters<World['order']>[0]['trouble']) => {
      world.order({ times: 1, trouble });
      return (await get('rss.arxiv.org', '/rss/cs.AI')).body;
    };
    const stale = await spoilt({ kind: 'stale', days: 1 });
    expect(ids(feed)).not.toContain(ids(stale)[0]);
    expect(await spoilt({ kind: 'empty' })).toBe('');
    expect(ids(await spoilt({ kind: 'no-items' }))).toEqual([]);
    expect(await spoilt({ kind: 'html' })).toMatch(/^<!doctype html>/);
    expect(await spoilt({ kind: 'wrong-namespace' })).not.toContain('http://www.w3.org/2005/Atom');
    const truncated = await spoilt({ kind: 'truncated' });
    expect(feed.startsWith(truncated) && truncated.length < feed.length).toBe(true);
  });
});

describe('what time it is there', () => {
  it('turns the feed at midnight and the listing at 20:00 in New York', () => {
    expect(daysAt(Date.parse('2026-07-02T23:59:59Z'))).toEqual({ feedDay: '2026-07-02', listingDay: '2026-07-02' });
    expect(daysAt(Date.parse('2026-07-03T00:00:00Z'))).toEqual({ feedDay: '2026-07-02', listingDay: '2026-07-03' });
    expect(daysAt(Date.parse('2026-07-03T04:00:00Z'))).toEqual({ feedDay: '2026-07-03', listingDay: '2026-07-03' });
    expect(newYork(Date.parse('2026-01-15T05:00:00Z'))).toEqual({ day: '2026-01-15', hour: 0 });
    expect([addDays('2026-02-28', 1), weekday('2026-03-20')]).toEqual(['2026-03-01', 5]);
  });

  it('moves the dates of a text and nothing else', () => {
    expect(
      shiftDates(
        'Fri, 26 Jun 2026 00:00:00 -0400; Friday, 26 June 2026; 2026-06-26T04:20:01Z; id 2606.26100, 26 Jun',
        10,
      ),
    ).toBe('Mon, 06 Jul 2026 00:00:00 -0400; Monday, 6 July 2026; 2026-07-06T04:20:01Z; id 2606.26100, 26 Jun');
  });
});

it('lets nobody out: the proxy leads to the world or nowhere', async () => {
  const ask = (target: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(world.proxyPort, '127.0.0.1', () => socket.write(`CONNECT ${target} HTTP/1.1\r\n\r\n`));
      socket.once('data', (data) => {
        resolve(data.toString().split('\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.once('error', reject);
    });
  expect(await ask('rss.arxiv.org:443')).toContain('200');
  expect(await ask('push.services.mozilla.com:443')).toContain('403');
  expect(await ask('example.org:80')).toContain('403');
  // A stranger is led to the world, too, which knows nothing of it and remembers that it was asked.
  expect(await ask('example.org:443')).toContain('200');
  expect((await get('example.org', '/there')).status).toBe(404);
  world.forget();
  expect(world.history.map(({ host, path }) => host + path)).toContain('example.org/there');
});
