import { describe, expect, it } from 'vitest';
import { dailyQuestion, huggingFace } from '../../../src/core/sources/hugging-face.ts';
import { DAY, failureOf, fixture, listingOf, papersOf, read } from './fixture.ts';

const question = dailyQuestion(DAY);
const findings = read(huggingFace, question, fixture('hf/day.json'));

describe('hugging-face', () => {
  it('asks for a day with all its rows', () => {
    expect(question.url).toBe('https://huggingface.co/api/daily_papers?date=2027-03-03&limit=100');
  });

  it('lists the day by votes; what is not a paper is left out', () => {
    expect(listingOf(findings)).toMatchObject({
      day: DAY,
      list: '',
      entries: [
        { id: '2703.00777', community: { votes: 31, comments: 3 } },
        { id: '2703.00101', community: { votes: 5, comments: 3, stars: 42 } },
        { id: '2703.00888', community: { votes: 0, comments: 3 } },
      ],
    });
  });

  it('collapses the white space of old rows and leaves comments unknown', () => {
    const [paper] = papersOf(findings);
    expect(paper).toEqual({
      id: '2703.00101',
      title: 'Lanterns for Small Harbours',
      abstract: 'We light piers. Both of them.',
      authors: ['Ada Poll', 'Bo Li'],
      authorCount: 2,
      categories: [],
      published: '2027-03-01',
    });
  });

  it('names repository, page and films as links, uploaded pictures as pictures, and nothing from elsewhere', () => {
    expect(findings.filter(({ type }) => type === 'links' || type === 'pictures')).toEqual([
      {
        type: 'links',
        id: '2703.00101',
        links: [
          { url: 'https://github.com/piers/lanterns', kind: 'code', from: 'hugging-face' },
          { url: 'https://lamps.github.io/', kind: 'project', from: 'hugging-face' },
          {
            url: 'https://cdn-uploads.huggingface.co/production/uploads/u1/a.mp4',
            kind: 'video',
            from: 'hugging-face',
          },
        ],
      },
      { type: 'pictures', id: '2703.00101', urls: ['https://cdn-uploads.huggingface.co/production/uploads/u1/b.png'] },
      { type: 'pictures', id: '2703.00777', urls: ['https://cdn-uploads.huggingface.co/production/uploads/u1/d.webp'] },
    ]);
  });

  it('takes an empty list for a weekend', () => {
    expect(listingOf(read(huggingFace, question, '[]')).entries).toEqual([]);
  });

  it.each(['', '{"error":"x"}', '[{"paper":', '[1,2]', '<html></html>', 'null'])('calls %j unreadable', (body) => {
    expect(failureOf(huggingFace, question, body)).toBe('unreadable');
  });
});
