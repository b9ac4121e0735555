import { describe, expect, it } from 'vitest';
import { arxivFeed, feedQuestion } from '../../../src/core/sources/arxiv-feed.ts';
import { DAY, failureOf, fixture, listingOf, papersOf, read } from './fixture.ts';

const question = feedQuestion(DAY, 'cs.CL');
const day = fixture('feeds/rss-day.xml');

describe('arxiv-feed', () => {
  it('asks for one category', () => {
    expect(question).toEqual({ source: 'arxiv-feed', day: DAY, url: 'https://rss.arxiv.org/rss/cs.CL', list: 'cs.CL' });
  });

  it('tells new, crossed and replaced papers apart, each by its id without version', () => {
    expect(listingOf(read(arxivFeed, question, day))).toMatchObject({
      day: '2027-03-03',
      list: 'cs.CL',
      entries: [
        { id: '2703.00101', announce: 'new' },
        { id: '2703.00102', announce: 'cross' },
        { id: '2702.09999', announce: 'replace' },
        { id: 'hep-th/9901001', announce: 'replace' },
      ],
    });
  });

  it('keeps the text raw, paragraphs apart, ACM and MSC classes out, and says nothing of comments', () => {
    const [lanterns, rafts, buoy] = papersOf(read(arxivFeed, question, day));
    expect(lanterns).toEqual({
      id: '2703.00101',
      version: 1,
      title: 'Lanterns for Small Harbours: $\\alpha$-Lit Piers',
      abstract: 'We light piers.\nCode and lamps: https://github.com/piers/lanterns (99\\% of them work at night).',
      authors: ['Ada P\\"oll', 'Bo Li', 'Cy Ng, Jr.', 'The PIER Collaboration'],
      authorCount: 4,
      categories: ['cs.CL', 'cs.LG'],
    });
    expect(rafts?.title).toBe("Let's <think> about Boats & Rafts");
    expect(buoy?.version).toBe(3);
  });

  it('reads an Atom feed with prefixes of its own as the same paper', () => {
    const [paper] = papersOf(read(arxivFeed, question, fixture('feeds/atom-day.xml')));
    expect(paper).toMatchObject({ id: '2703.00101', abstract: 'We light piers.', authors: ['Ada P\\"oll', 'Bo Li'] });
    expect(listingOf(read(arxivFeed, question, fixture('feeds/atom-day.xml'))).day).toBe('2027-03-03');
  });

  it('takes an empty feed for a day without news', () => {
    expect(listingOf(read(arxivFeed, question, fixture('feeds/rss-empty.xml'))).entries).toEqual([]);
  });

  it.each([
    ['an error document', fixture('feeds/rss-error.xml')],
    ['HTML', '<!DOCTYPE html><html><body>Rate exceeded.</body></html>'],
    ['plain text', 'Rate exceeded.'],
    ['nothing', ''],
    ['blanks', ' \n '],
    [
      'another namespace',
      day.replace('http://purl.org/dc', 'http://x.org').replaceAll('<rss', '<r:rss xmlns:r="urn:x"'),
    ],
    ['a feed of somebody else', day.replaceAll(/<guid.*<\/guid>|<link>.*<\/link>/g, '')],
    ['a feed without a date', day.replaceAll(/<(pubDate|lastBuildDate)>.*<\/\1>/g, '')],
    ['an empty feed of somebody else', fixture('feeds/rss-empty.xml').replaceAll('arXiv', 'other')],
    ['a DOCTYPE', day.replace('<rss', '<!DOCTYPE rss [<!ENTITY a "b">]><rss')],
  ])('calls %s unreadable', (_, body) => {
    expect(failureOf(arxivFeed, question, body)).toBe('unreadable');
  });

  it('never takes half a feed for a whole one', () => {
    for (let at = 0; at < day.trimEnd().length; at += 37)
      expect(failureOf(arxivFeed, question, day.slice(0, at)), `cut at ${at}`).toBe('unreadable');
  });

  it('lists a paper once, its newest version', () => {
    const older = day.replaceAll('2702.09999v3', '2703.00101v2');
    const findings = read(arxivFeed, question, older);
    expect(listingOf(findings).entries.filter(({ id }) => id === '2703.00101')).toHaveLength(1);
    expect(papersOf(findings).find(({ id }) => id === '2703.00101')?.version).toBe(2);
  });
});
