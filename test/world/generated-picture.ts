import { deflateSync } from 'node:zlib';
import { between, randomFrom } from './random.ts';

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (CRC[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

type Colour = readonly [red: number, green: number, blue: number];
type Paint = (x: number, y: number) => Colour;

const WIDTH = 320;
const HEIGHT = 180;
const INKS: readonly Colour[] = [
  [38, 84, 158],
  [214, 116, 38],
  [46, 132, 88],
  [146, 66, 132],
];
const PAPER: Colour = [252, 252, 250];
const GREY: Colour = [214, 214, 210];

function mix(a: Colour, b: Colour, share: number): Colour {
  const part = (at: 0 | 1 | 2) => Math.round(a[at] * (1 - share) + b[at] * share);
  return [part(0), part(1), part(2)];
}

/** Curves that rise and level off, as figures of results do. */
function curves(random: () => number): Paint {
  const lines = [0, 1, 2].map((at) => ({
    pace: 1.5 + 4 * random(),
    top: 0.55 + 0.12 * at + 0.1 * random(),
    wave: random() * 6,
    ink: INKS[at] as Colour,
  }));
  return (x, y) => {
    const share = (x - 24) / (WIDTH - 40);
    if (x === 24 || y === HEIGHT - 20) return [90, 90, 90];
    if (share < 0 || share > 1 || y > HEIGHT - 20) return PAPER;
    const height = (HEIGHT - 20 - y) / (HEIGHT - 36);
    const hit = lines.find(({ pace, top, wave }) => {
      const value = top * (1 - Math.exp(-pace * share)) + 0.012 * Math.sin(wave + 30 * share);
      return Math.abs(value - height) < 0.013 + (0.02 * pace * top * Math.exp(-pace * share)) / 3;
    });
    return hit ? hit.ink : (HEIGHT - 20 - y) % 36 === 0 ? GREY : PAPER;
  };
}

/** Bars in groups of three. */
function bars(random: () => number): Paint {
  const heights = Array.from({ length: 18 }, (_, at) => 30 + 70 * random() + 18 * (at % 3));
  return (x, y) => {
    const at = Math.floor((x - 22) / 16);
    if (y === HEIGHT - 20) return [90, 90, 90];
    const tall = heights[at] ?? 0;
    if (x < 22 || (x - 22) % 16 > 11 || y > HEIGHT - 20) return PAPER;
    return HEIGHT - 20 - y < tall ? (INKS[at % 3] as Colour) : (HEIGHT - 20 - y) % 36 === 0 ? GREY : PAPER;
  };
}

/** A field of squares, as attention maps and confusion tables are drawn. */
function squares(random: () => number): Paint {
  const values = Array.from({ length: 16 * 9 }, (_, at) => {
    const near = Math.exp(-(((at % 16) / 16 - Math.floor(at / 16) / 9) ** 2) * 14);
    return Math.min(1, 0.75 * near + 0.3 * random());
  });
  const ink = INKS[between(random, 0, INKS.length - 1)] as Colour;
  return (x, y) =>
    x % 20 === 0 || y % 20 === 0
      ? PAPER
      : mix([236, 240, 244], ink, values[Math.floor(y / 20) * 16 + Math.floor(x / 20)] ?? 0);
}

/** Hills under a sky, one behind the other: what a made-up scene looks like. */
function hills(random: () => number): Paint {
  const ridges = [0, 1, 2, 3].map((at) => ({ base: 70 + 28 * at, phase: random() * 6, pace: 0.012 + 0.02 * random() }));
  const ink = INKS[between(random, 0, INKS.length - 1)] as Colour;
  return (x, y) => {
    const behind = ridges.filter(
      ({ base, phase, pace }) => y > base + 14 * Math.sin(phase + pace * x) + 7 * Math.sin(2.7 * pace * x),
    ).length;
    if (behind === 0 && Math.hypot(x - 240, y - 42) < 17) return [255, 236, 190];
    return behind === 0 ? mix([206, 222, 236], [250, 236, 220], y / 90) : mix([226, 228, 230], ink, behind / 4.2);
  };
}

const KINDS = [curves, bars, squares, hills] as const;

/** A made-up figure as PNG, 320 x 180, fixed by its address. */
export function pictureOf(address: string): Buffer {
  const random = randomFrom(address);
  const paint = (KINDS[between(random, 0, KINDS.length - 1)] as (typeof KINDS)[number])(random);
  const [width, height] = [WIDTH, HEIGHT];
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(paint(x, y), y * (1 + width * 3) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
