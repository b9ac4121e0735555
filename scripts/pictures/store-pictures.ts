import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keep, lookAt, shoot } from './camera.ts';
import type { Scene } from './scene.ts';

const FOLDER = 'docs/store/pictures';
const ICON = readFileSync(join(import.meta.dirname, '../../icons/icon.svg'));
const NAME = 'ArXiv Daily Show';

interface Frame {
  readonly name: string;
  readonly title: string;
  readonly words: string;
  /** Names in the album: one or two bubbles, or one page. */
  readonly shown: readonly string[];
  /** `side` puts the words beside a bubble, `over` above pages and pairs. */
  readonly layout: 'side' | 'over';
}

/** What the stores show, in their order: 1280 x 800, without a border. */
const FRAMES: readonly Frame[] = [
  {
    name: '1-today',
    title: 'Today’s arXiv, one click away',
    words: 'The day’s highlights with title, abstract, paper and media.',
    shown: ['popup-light'],
    layout: 'side',
  },
  {
    name: '2-why',
    title: 'Every paper says why it is here',
    words: 'Ranked on your device, from your topics, the community’s picks and what you saved.',
    shown: ['card-unfolded'],
    layout: 'side',
  },
  {
    name: '3-on-arxiv',
    title: 'On arXiv’s pages: where the code is',
    words: 'Code, project page, video and data, found in the paper’s own words.',
    shown: ['abstract-page'],
    layout: 'over',
  },
  {
    name: '4-search',
    title: 'Every past day, and all of it searchable',
    words: 'Saved papers stay with you, offline too.',
    shown: ['popup-search', 'popup-calendar'],
    layout: 'over',
  },
  {
    name: '5-show',
    title: 'Leave it running',
    words: 'The day as a slideshow, for a break or a group meeting.',
    shown: ['show-dark'],
    layout: 'over',
  },
];

const image = (type: string, data: Buffer) => `data:image/${type};base64,${data.toString('base64')}`;

const STYLE = `
  * { box-sizing: border-box; margin: 0; }
  body { width: 100vw; height: 100vh; overflow: hidden; background: #0d6358; color: #fff; font-family: "Liberation Sans", sans-serif; }
  h1 { font: 700 54px/1.12 "Liberation Serif", serif; letter-spacing: -0.01em; text-wrap: balance; }
  p { font-size: 23px; line-height: 1.4; color: #d8ebe7; text-wrap: pretty; }
  .name { display: flex; align-items: center; gap: 14px; font-size: 21px; font-weight: 700; color: #fff; }
  .name img { width: 44px; border-radius: 10px; outline: 2px solid #ffffff40; }
  .shot { display: block; border-radius: 12px; box-shadow: 0 18px 50px #00201b88; }
  .side { height: 100%; display: grid; grid-template-columns: 1fr 520px; gap: 56px; padding: 0 84px; align-items: center; }
  .side .words { display: grid; gap: 26px; }
  .side .shot { width: 520px; max-height: 690px; object-fit: cover; object-position: top; }
  .over { height: 100%; display: grid; grid-template-rows: auto 1fr; gap: 30px; padding: 44px 80px 0; }
  .over .words { display: grid; gap: 8px; }
  .over h1 { font-size: 44px; }
  .over .shots { display: flex; gap: 60px; justify-content: center; overflow: visible; min-height: 0; }
  .over .shot { width: 1120px; height: 740px; border-radius: 12px 12px 0 0; }
  .over .shot[data-name='abstract-page'] { height: 690px; object-fit: cover; object-position: bottom; }
  .over .pair .shot { width: 520px; height: 650px; }
  .tile { height: 100%; display: grid; place-content: center; justify-items: center; gap: 14px; text-align: center; }
  .tile img { width: 96px; border-radius: 22px; outline: 3px solid #ffffff40; }
  .tile h1 { font-size: 40px; }
  .tile p { font-size: 19px; }
  .wide { height: 100%; display: grid; grid-template-columns: 1fr 560px; gap: 70px; padding: 0 110px; align-items: center; }
  .wide .words { display: grid; gap: 24px; }
  .wide .words img { width: 110px; border-radius: 24px; outline: 3px solid #ffffff40; }
  .wide h1 { font-size: 66px; }
  .wide p { font-size: 27px; }
  .wide .shot { width: 560px; align-self: start; margin-top: 60px; }
`;

function frameOf({ title, words, shown, layout }: Frame, album: Scene['album']): string {
  const shots = shown.map((name) => {
    const picture = album.get(name);
    if (!picture) throw new Error(`no picture ${name} was taken`);
    return `<img class="shot" data-name="${name}" src="${image('png', picture)}">`;
  });
  const text = `<h1>${title}</h1><p>${words}</p>`;
  if (layout === 'over')
    return `<div class="over"><div class="words">${text}</div><div class="shots ${shots.length > 1 ? 'pair' : ''}">${shots.join('')}</div></div>`;
  const name = `<p class="name"><img src="${image('svg+xml', ICON)}">${NAME}</p>`;
  return `<div class="side"><div class="words">${name}${text}</div>${shots.join('')}</div>`;
}

/** The stores' pictures: real screenshots with a sentence each, the small tile and the marquee. */
export async function takeStores({ session, album }: Scene): Promise<void> {
  const page = await session.puppet.newPage();
  const draw = async (name: string, width: number, height: number, body: string) => {
    await lookAt(page, { width, height, scale: 1 });
    await page.setContent(`<!doctype html><style>${STYLE}</style>${body}`, { waitUntil: 'load' });
    keep(`${FOLDER}/${name}.png`, await shoot(page), 'store');
  };
  for (const frame of FRAMES) await draw(frame.name, 1280, 800, frameOf(frame, album));
  const icon = `<img src="${image('svg+xml', ICON)}">`;
  await draw(
    'tile-440x280',
    440,
    280,
    `<div class="tile">${icon}<h1>${NAME}</h1><p>The day’s papers, with their media</p></div>`,
  );
  const popup = album.get('popup-light');
  if (popup)
    await draw(
      'marquee-1400x560',
      1400,
      560,
      `<div class="wide"><div class="words">${icon}<h1>${NAME}</h1><p>The day’s arXiv highlights and their media, one click away.</p></div><img class="shot" src="${image('png', popup)}"></div>`,
    );
  await page.close();
}
