/** What the server and all screens say to each other; the Java twins live in `latentstudio.ui` and `latentstudio.inference`. */
import type { DataSetDescription } from './data-set-contract.js';

export interface ModelChoice {
  id: string;
  version: string;
  title: string;
  /** What it was trained on. */
  dataSet: DataSetDescription;
  /** Null where its manifest cannot be read. */
  task?: 'autoencoder' | 'variational-autoencoder' | 'denoiser' | 'restorer' | null;
  /** Whether it finds the ink of a drawing and centres it, so that paper around it tells nothing. */
  centring: boolean;
  available: boolean;
  /** Why it cannot be used. */
  reason?: string | null;
  /** The names of the classes that it has statistics of; empty without. */
  classes: string[];
  /** Whether it has a learned prior. */
  prior: boolean;
  /** 0 where it has no latent. */
  latentSize: number;
  /** 1st percentile, 99th percentile and median of the training latents, per value. */
  low: number[];
  high: number[];
  median: number[];
  /** How much each value of the latent tells; empty where that was not measured. */
  influence: number[];
  /** Whether it is learned just now, so that its weights change. */
  learning: boolean;
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

/** One picture or several of one shape; see `pictures.ts`. */
export interface Pixels {
  channels: number;
  height: number;
  width: number;
  /** Base64 of 8-bit samples [count, channels, height, width], 0 paper to 255 ink. */
  samples: string;
  /** Whether the samples are compressed (RFC 1950). */
  packed: boolean;
}

export interface Answer<Result> {
  /** The number of the question. */
  frame: number;
  /** One, or of several models one for each that answered. */
  results: Result[];
  /** What went wrong, in words for the visitor. */
  problem?: string | null;
  /** Whether the same question may well be answered a moment later. */
  retry: boolean;
}
