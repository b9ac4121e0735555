import { describe, expect, it } from 'vitest';
import { arxivListing, listingQuestion } from '../../../src/core/sources/arxiv-listing.ts';
import { DAY, failureOf, fixture, listingOf, papersOf, read } from './fixture.ts';

const question = listingQuestion(DAY, 'cs.CL');
const page = fixture('listings/new.html');

describe('arxiv-listing', () => {
  it('asks for the page of new papers', () => {
    expect(question).toMatchObject({ url: 'https://arxiv.org/list/cs.CL/new', list: 'cs.CL' });
  });

  it('reads sections, Comments and abstracts as the authors wrote them', () => {
    const findings = read(arxivListing, question, page);
    const [lanterns, rafts, mast] = papersOf(findings);
    expect(lanterns).toEqual({
      id: '2703.00101',
      title: 'Lanterns for Small Harbours: $α$-Lit Piers',
      abstract: 'We light piers.\nCode: https://github.com/piers/SSL\\_Lamps & more ± 1.',
      authors: ['Ada Pöll', 'Bo Li'],
      authorCount: 2,
      categories: ['cs.CL', 'cs.LG'],
      comments: '12 pages, lamps at https://lamps.github.io/, built with three.js',
    });
    expect(rafts).toMatchObject({
      title: "Let's <think> about Boats",
      abstract: 'Rafts with M << N logs.',
      comments: '',
    });
    expect([mast?.authors.length, mast?.authorCount]).toEqual([40, 82]);
    expect(listingOf(findings)).toMatchObject({
      day: '2027-03-03',
      entries: [
        { id: '2703.00101', announce: 'new' },
        { id: '2703.00102', announce: 'cross' },
        { id: 'hep-th/9901001', announce: 'replace' },
      ],
    });
  });

  it('speaks of the day the page names, not of the one asked for', () => {
    const findings = read(arxivListing, question, fixture('listings/none.html'));
    expect(listingOf(findings)).toMatchObject({ day: '2027-03-05', entries: [] });
  });

  it('never takes half a page for a whole one', () => {
    for (let at = 0; at < page.indexOf('</html>'); at += 41)
      expect(failureOf(arxivListing, question, page.slice(0, at)), `cut at ${at}`).toBe('unreadable');
  });

  it.each([
    ['fewer entries than it says', page.replace('showing 1 of 1', 'showing 2 of 2')],
    ['no list and no word of there being none', fixture('listings/none.html').replace('No updates today.', '')],
    ['no date', page.replaceAll('2027', '')],
    ['a notice in plain text', 'This listing is temporarily unavailable; please retry in a few minutes.'],
  ])('calls a page with %s unreadable', (_, body) => {
    expect(failureOf(arxivListing, question, body)).toBe('unreadable');
  });
});
