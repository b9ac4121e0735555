/** The forms in which a paper is cited, fetched with the first that is asked for. */
export const citations = () => import('../../src/core/export/citations.ts');
