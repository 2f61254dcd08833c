/** What the server and the Generate screen say to each other; the Java twins live in `latentstudio.generate`. */
import type { Pixels, Timing } from '../../talk/contract.js';

export type SamplingName = 'prior' | 'constrained' | 'over-constrained' | 'ellipsoid' | 'unconstrained';

/** One figure that was measured of a model's samples. */
export interface SamplingFigure {
  model: string;
  sampling: SamplingName;
  measure: string;
  value: number;
  /** The same of training pictures. */
  reference?: number | null;
  unit: string;
  split: string;
  method: string;
}

/** The samples of one way; `latents` is base64 of single-precision numbers. */
export interface Sheet {
  sampling: SamplingName;
  labels: number[];
  latents: string;
  pictures: Pixels;
}

export interface GenerateNews {
  sheets: Sheet[];
  timing: Timing;
}

/** A training picture. */
export interface Known {
  index: number;
  label: number;
  distance: number;
  picture: Pixels;
  latent: number[];
}

export interface Search {
  /** How many training pictures were looked at, of how many that the model learned from. */
  searched: number;
  learned: number;
  byPixels: Known[];
  byLatent: Known[];
  /** The median distance of test pictures to their nearest, of so many. */
  typicalByPixels: number;
  typicalByLatent: number;
  compared: number;
}

export interface Inspection {
  densityPercentile: number;
  place: number[];
  /** Null where the pictures that the model learned from do not ship. */
  search?: Search | null;
}

/** Test pictures on the model's principal plane; `places` is base64 of pairs of 16-bit numbers, `labels` of bytes. */
export interface Scatter {
  model: string;
  places: string;
  labels: string;
  low: number[];
  high: number[];
  shares: number[];
}

/** The methods of the view. */
export interface GenerateServer {
  ask(frame: number, model: string, label: string, count: string, seed: string, samplings: string[], temperature: string): Promise<void>;
  inspect(frame: number, model: string, latent: number[]): Promise<void>;
  scatter(frame: number, model: string): Promise<void>;
}

/** The latents of a sheet, one after the other. */
export function latentsOf(bytes: Uint8Array<ArrayBuffer>, size: number): number[][] {
  const values = new Float32Array(bytes.buffer);
  return Array.from({ length: values.length / size }, (_, i) => [...values.subarray(i * size, (i + 1) * size)]);
}
