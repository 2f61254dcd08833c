/** Pictures as they travel and as they are painted: 8-bit samples, 0 paper to 255 ink; red, green and blue where there are three channels. */
import { unzlibSync, zlibSync } from 'fflate';
import type { Pixels } from '../talk/contract.js';

export interface Picture {
  readonly channels: number;
  readonly width: number;
  readonly height: number;
  /** [channels, height, width], row by row. */
  readonly samples: Uint8Array<ArrayBuffer>;
}

/** How many characters become one string at once: as arguments of a call they fill the stack. */
const CHUNK = 8192;
const decoded = new WeakMap<Pixels, readonly Picture[]>();

/** The pictures in an answer; the same answer gives the same ones. */
export function picturesOf(pixels: Pixels | null | undefined): readonly Picture[] {
  if (!pixels) return [];
  const known = decoded.get(pixels);
  if (known) return known;
  const { channels, width, height } = pixels;
  const all = pixels.packed ? unzlibSync(bytesOf(pixels.samples)) : bytesOf(pixels.samples);
  const size = channels * width * height;
  const pictures = Array.from({ length: Math.floor(all.length / size) }, (_, i) => (
    { channels, width, height, samples: all.subarray(i * size, (i + 1) * size) as Uint8Array<ArrayBuffer> }));
  decoded.set(pixels, pictures);
  return pictures;
}

/** One of the pictures in an answer; null where there is none. */
export function pictureOf(pixels: Pixels | null | undefined, index = 0): Picture | null {
  return picturesOf(pixels)[index] ?? null;
}

/** A grey picture without the empty paper around its ink, but for a margin of one pixel; the whole of it where it has none. */
export function trim(picture: Picture): Picture {
  const { width, height, samples } = picture;
  let [left, top, right, bottom] = [width, height, -1, -1];
  samples.forEach((value, i) => {
    if (!value) return;
    left = Math.min(left, i % width);
    right = Math.max(right, i % width);
    top = Math.min(top, Math.floor(i / width));
    bottom = Math.floor(i / width);
  });
  if (right < 0) return picture;
  const part = { channels: 1, width: right - left + 3, height: bottom - top + 3 };
  const cut = new Uint8Array(part.width * part.height);
  for (let y = top; y <= bottom; y++) cut.set(samples.subarray(y * width + left, y * width + right + 1), (y - top + 1) * part.width + 1);
  return { ...part, samples: cut };
}

/** A picture as it goes to the server. */
export function packed({ channels, width, height, samples }: Picture): Pixels {
  return { channels, width, height, samples: base64Of(zlibSync(samples, { level: 1 })), packed: true };
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/**
 * Pictures of one shape in rows as an image: ink white on clear ground, which the theme's filter turns to its own, and colours as
 * they are.
 *
 * @param gap pixels between two
 */
export function sheetOf(pictures: readonly Picture[], columns: number, gap: number): ImageData {
  const { width, height } = pictures[0]!;
  const image = new ImageData(columns * (width + gap), Math.ceil(pictures.length / columns) * (height + gap));
  const into = new Uint32Array(image.data.buffer);
  pictures.forEach((picture, i) => {
    const left = (i % columns) * (width + gap) + gap / 2;
    const top = Math.floor(i / columns) * (height + gap) + gap / 2;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) into[(top + y) * image.width + left + x] = shade(picture, y * width + x);
    }
  });
  return image;
}

/** A pixel on the screen, little-endian RGBA. */
function shade({ channels, samples, width, height }: Picture, pixel: number): number {
  const plane = width * height;
  return channels === 1 ? (samples[pixel]! << 24) | 0xffffff
    : 0xff000000 | (samples[2 * plane + pixel]! << 16) | (samples[plane + pixel]! << 8) | samples[pixel]!;
}

/** A picture as a PNG, ink bright on black as in the training data, each pixel repeated `scale` times a side. */
export function pngOf(picture: Picture, scale: number): Promise<Blob> {
  const { channels, width, height, samples } = picture;
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(canvas.width, canvas.height);
  const last = channels - 1;
  for (let y = 0; y < canvas.height; y++) {
    for (let x = 0; x < canvas.width; x++) {
      const pixel = Math.floor(y / scale) * width + Math.floor(x / scale);
      const colour = [0, 1, 2].map((channel) => samples[Math.min(channel, last) * width * height + pixel]!);
      image.data.set([...colour, 255], (y * canvas.width + x) * 4);
    }
  }
  context.putImageData(image, 0, 0);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))), 'image/png'));
}
