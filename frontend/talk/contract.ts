/** What the server and the page say to each other; the Java twins live in `latentstudio.sketch`. */
import type { DataSetDescription } from './data-set-contract.js';

export interface ModelChoice {
  id: string;
  version: string;
  title: string;
  /** What it was trained on. */
  dataSet: DataSetDescription;
  /** Whether it cleans a drawing instead of reconstructing it; then it has no latent. */
  denoises: boolean;
  available: boolean;
  /** Why it cannot be used. */
  reason?: string | null;
  latentSize: number;
  /** 1st percentile, 99th percentile and median of the training latents, per value. */
  low: number[];
  high: number[];
  median: number[];
}

export interface ComputeDevice {
  name: string;
  fallbackReason?: string | null;
}

export interface Timing {
  device: string;
  batchSize: number;
  queueMillis: number;
  inferenceMillis: number;
}

/**
 * One model's answer; an answer to an edited latent lacks `seen`, `latent` and the errors, that of a denoiser what tells of
 * a latent.
 */
export interface Result {
  model: string;
  width: number;
  height: number;
  /** Base64 of 8-bit pixels, 0 paper to 255 ink, row by row. */
  seen?: string;
  picture: string;
  latent?: number[];
  error?: number;
  errorPercentile?: number;
  densityPercentile?: number;
  timing: Timing;
}

export interface Answer {
  frame: number;
  results: Result[];
  problem?: string | null;
  /** Whether the problem may pass, so that asking again makes sense: the server is busy. */
  retry?: boolean | null;
}

/** The methods that Flow puts on the element as `$server`. */
export interface Server {
  reconstruct(frame: number, modelIds: string[], picture: string, normalise: boolean): Promise<void>;
  decode(frame: number, modelId: string, latent: number[]): Promise<void>;
}
