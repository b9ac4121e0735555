import { describe, expect, it } from 'vitest';
import { arxivCatchup, catchupQuestion } from '../../../src/core/sources/arxiv-catchup.ts';
import { DAY, fixture, listingOf, papersOf, read } from './fixture.ts';

const question = catchupQuestion(DAY, 'cs.CL');

describe('arxiv-catchup', () => {
  it('asks for a day with abstracts', () => {
    expect(question.url).toBe('https://arxiv.org/catchup/cs.CL/2027-03-03?abs=True');
  });

  it('reads the day that its heading names', () => {
    const findings = read(arxivCatchup, question, fixture('listings/catchup.html'));
    expect(listingOf(findings)).toMatchObject({ day: '2027-03-03', list: 'cs.CL' });
    expect(papersOf(findings)).toHaveLength(3);
    expect(findings.some(({ type }) => type === 'question')).toBe(false);
  });

  it('asks for the next page while there is one, and stores it beside the first', () => {
    const body = fixture('listings/catchup-first-page.html');
    const urls: string[] = [];
    const lists: string[] = [];
    for (let asked = question; ; ) {
      const findings = read(arxivCatchup, asked, body);
      lists.push(listingOf(findings).list);
      const next = findings.find((finding) => finding.type === 'question')?.question;
      if (!next) break;
      urls.push(next.url);
      asked = next;
    }
    expect(urls).toEqual([`${question.url}&page=2`, `${question.url}&page=3`]);
    expect(lists).toEqual(['cs.CL', 'cs.CL:2', 'cs.CL:3']);
  });
});
