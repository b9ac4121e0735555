/** Where the project lives: the only place that names it. */
export const REPOSITORY = 'https://github.com/arxiv-daily-show/arxiv-daily-show';
