/** What the server and the Draw screen say to each other; the Java twins live in `latentstudio.sketch`. */
import type { Pixels, Timing } from '../../talk/contract.js';

/**
 * One model's answer; an answer to an edited latent lacks `seen`, `latent` and the errors, that of a denoiser what tells of
 * a latent.
 */
export interface Result {
  model: string;
  seen?: Pixels;
  picture: Pixels;
  latent?: number[];
  error?: number;
  errorPercentile?: number;
  densityPercentile?: number;
  timing: Timing;
}

/** What one value of a latent does: pictures along it. */
export interface LatentStrip {
  model: string;
  pictures: Pixels;
  timing: Timing;
}

export type ValueName = 'slant' | 'width' | 'height' | 'weight' | 'roundness';

/** What the values of a model's latent stand for. */
export interface LatentNames {
  model: string;
  /** Null for a value that stands for nothing that has a name; empty where none has one. */
  names: (ValueName | null)[];
}

/** The methods of the view; `value` counts from 0. */
export interface DrawServer {
  reconstruct(frame: number, modelIds: string[], drawing: Pixels, normalise: boolean): Promise<void>;
  decode(frame: number, modelId: string, latent: number[]): Promise<void>;
  strip(frame: number, modelId: string, latent: number[], value: number, at: number[]): Promise<void>;
  names(frame: number, modelId: string): Promise<void>;
  /** `latent` is empty for what the encoder makes of the drawing, `whole` the layer of which all maps are wanted, −1 for none. */
  layers(frame: number, modelId: string, drawing: Pixels, normalise: boolean, latent: number[], whole: number): Promise<void>;
  sum(frame: number, modelId: string, drawing: Pixels, normalise: boolean, latent: number[], layer: number, map: number, row: number, column: number): Promise<void>;
}
