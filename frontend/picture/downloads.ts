/** Files that the visitor takes away: pictures, and the latent as JSON or NPZ. */
import { zipSync } from 'fflate';
import type { ModelChoice, Pixels } from '../talk/contract.js';
import { type Picture, pictureOf, pngOf } from './pictures.js';

export type FileKind = 'png' | 'png-large' | 'json' | 'npz';

/** Pixels a side for one of a large picture. */
export const ENLARGED = 10;

/** What a model answered. */
interface Result {
  picture: Pixels;
  seen?: Pixels;
  latent?: number[];
  error?: number;
  errorPercentile?: number;
  densityPercentile?: number;
}

/** What is on the screen: the newest reconstruction, the decoder's picture and latent where it was edited. */
export interface Taken {
  model: ModelChoice;
  reconstruction: Result;
  decoding: Result | null;
  edited: readonly number[] | null;
}

export async function fileOf(kind: FileKind, taken: Taken): Promise<{ name: string; content: Blob }> {
  const { model, reconstruction, decoding, edited } = taken;
  const shown = decoding ?? reconstruction;
  const latent = edited ?? reconstruction.latent ?? [];
  const denoises = model.task === 'denoiser';
  const picture = pictureOf(shown.picture)!;
  if (kind === 'png' || kind === 'png-large') {
    const scale = kind === 'png' ? 1 : ENLARGED;
    return { name: `${model.id}-${picture.width * scale}px.png`, content: await pngOf(picture, scale) };
  }
  if (kind === 'json') {
    const figures = {
      model: model.id, version: model.version, latent, edited: edited !== null, densityPercentile: shown.densityPercentile,
      ...(edited ? {} : { error: reconstruction.error, errorPercentile: reconstruction.errorPercentile }),
    };
    return { name: `${model.id}-latent.json`, content: new Blob([JSON.stringify(figures, null, 2), '\n'], { type: 'application/json' }) };
  }
  const seen = pictureOf(reconstruction.seen);
  const arrays = {
    ...(denoises ? {} : { 'latent.npy': npy('<f4', [latent.length], new Uint8Array(Float32Array.from(latent).buffer)) }),
    'picture.npy': npy('|u1', shapeOf(picture), picture.samples),
    ...(seen ? { 'seen.npy': npy('|u1', shapeOf(seen), seen.samples) } : {}),
  };
  return { name: `${model.id}-${denoises ? 'pictures' : 'latent'}.npz`, content: new Blob([new Uint8Array(zipSync(arrays, { level: 0 }))], { type: 'application/zip' }) };
}

/** As NumPy has it: a grey picture has no axis of channels. */
function shapeOf({ channels, height, width }: Picture): number[] {
  return channels === 1 ? [height, width] : [channels, height, width];
}

/** Hands a file to the browser's downloads. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // the click has read the address by the next task
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** NumPy's NPY format 1.0: magic, length and text of a header that ends on a multiple of 64 bytes, then the data. */
export function npy(dtype: string, shape: readonly number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = `{'descr': '${dtype}', 'fortran_order': False, 'shape': (${shape.map((n) => `${n},`).join(' ')}), }`;
  const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
  const text = `${header.padEnd(length - 1)}\n`;
  const file = new Uint8Array(10 + length + data.length);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 255, length >> 8]);
  file.set(new TextEncoder().encode(text), 10);
  file.set(data, 10 + length);
  return file;
}
