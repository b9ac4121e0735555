import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels as red, green, blue, and how opaque each is. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
  readonly alpha: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** The value a filter predicts from the pixel to the left, above, and above to the left (PNG specification, 9.4). */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Reads a screenshot: 8 bits a channel, with or without transparency, not interlaced. Throws on any other PNG. */
export function readPng(file: Uint8Array): Pixels {
  const bytes = Buffer.from(file);
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const [depth, type, , , interlace] = bytes.subarray(24, 29);
  if (depth !== 8 || (type !== 2 && type !== 6) || interlace !== 0) throw new Error('not the PNG of a screenshot');
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + size));
    at += size + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const step = type === 6 ? 4 : 3;
  const line = width * step;
  const rgb = Buffer.alloc(width * height * 3);
  const alpha = Buffer.alloc(width * height, 255);
  let before = Buffer.alloc(line);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)] as number;
    const row = raw.subarray(y * (line + 1) + 1, (y + 1) * (line + 1));
    for (let x = 0; x < line; x += 1) {
      const left = x < step ? 0 : (row[x - step] as number);
      const up = before[x] as number;
      const corner = x < step ? 0 : (before[x - step] as number);
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter] as number;
      row[x] = ((row[x] as number) + guess) & 255;
    }
    for (let x = 0; x < width; x += 1) {
      row.copy(rgb, (y * width + x) * 3, x * step, x * step + 3);
      if (step === 4) alpha[y * width + x] = row[x * step + 3] as number;
    }
    before = row;
  }
  return { width, height, rgb, alpha };
}

interface Palette {
  readonly rgb: Buffer;
  readonly alpha?: Buffer;
}

function pack(width: number, height: number, type: number, line: number, data: Buffer, palette?: Palette): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, type, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (line + 1));
  for (let y = 0; y < height; y += 1) data.copy(rows, y * (line + 1) + 1, y * line, (y + 1) * line);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', palette.rgb)] : []),
    ...(palette?.alpha ? [chunk('tRNS', palette.alpha)] : []),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** 24 bits a pixel and no transparency: what the stores ask for. */
export function writeTrueColour({ width, height, rgb }: Pixels): Buffer {
  return pack(width, height, 2, width * 3, rgb);
}

/**
 * At most 256 colours, each pixel in the nearest: a third of the size. Pages have few colours besides the edges of
 * letters, so the most frequent ones, kept a little apart, lose nothing that can be seen.
 */
export function writePalette({ width, height, rgb }: Pixels): Buffer {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette: number[] = byCount.length <= 256 ? byCount : [];
  // Wider and wider gaps until it fits: common colours are kept exactly, rare ones go to a neighbour.
  for (let gap = 4; palette.length === 0; gap *= 1.4) {
    const kept: number[] = [];
    for (const colour of byCount) {
      if (kept.length > 256) break;
      if (kept.every((own) => distance(own, colour) > gap)) kept.push(colour);
    }
    if (kept.length <= 256) palette.push(...kept);
  }
  const nearest = new Map(palette.map((colour, at) => [colour, at]));
  for (const colour of byCount) {
    if (nearest.has(colour)) continue;
    let best = 0;
    for (let at = 1; at < palette.length; at += 1)
      if (distance(palette[at] as number, colour) < distance(palette[best] as number, colour)) best = at;
    nearest.set(colour, best);
  }
  const data = Buffer.alloc(width * height);
  for (let at = 0; at < data.length; at += 1) data[at] = nearest.get(rgb.readUIntBE(at * 3, 3)) as number;
  const table = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, at) => {
    table.writeUIntBE(colour, at * 3, 3);
  });
  return pack(width, height, 3, width, data, { rgb: table });
}

/** Every pixel as it is, what is see-through too, in half of the bytes. Throws where there are more than 256 colours. */
export function writeIcon({ width, height, rgb, alpha }: Pixels): Buffer {
  const places = new Map<number, number>();
  const data = Buffer.alloc(width * height);
  for (let at = 0; at < data.length; at += 1) {
    const opaque = alpha[at] as number;
    // What cannot be seen has no colour.
    const colour = opaque === 0 ? 0 : rgb.readUIntBE(at * 3, 3) * 256 + opaque;
    if (!places.has(colour)) places.set(colour, places.size);
    data[at] = places.get(colour) as number;
  }
  if (places.size > 256) throw new Error('an icon of more than 256 colours');
  const colours = [...places.keys()];
  const table = Buffer.alloc(colours.length * 3);
  colours.forEach((colour, at) => {
    table.writeUIntBE(Math.floor(colour / 256), at * 3, 3);
  });
  const seen = Buffer.from(colours.map((colour) => colour % 256));
  return pack(width, height, 3, width, data, { rgb: table, alpha: seen });
}

/** How far two colours `0xRRGGBB` are from each other. */
function distance(a: number, b: number): number {
  return Math.hypot((a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255));
}
