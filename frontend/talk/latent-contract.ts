/** What the server tells of the models whose latent space can be explored; the Java twin is `latentstudio.latent.DecoderChoice`. */
import type { DataSetDescription } from './data-set-contract.js';

export interface DecoderChoice {
  id: string;
  version: string;
  title: string;
  /** What it was trained on. */
  dataSet: DataSetDescription;
  available: boolean;
  /** Why it cannot be used. */
  reason?: string | null;
  /** The names of the classes that it has statistics of; empty without. */
  classes: string[];
  /** Whether it has a learned prior. */
  prior: boolean;
  latentSize: number;
  /** 1st percentile, 99th percentile and median of the training latents, per value. */
  low: number[];
  high: number[];
  median: number[];
}

/** What `latentstudio.latent.FrameDesk` pushes. */
export interface FrameAnswer<Result> {
  frame: number;
  result?: Result | null;
  /** What went wrong, in words for the visitor. */
  problem?: string | null;
  /** Whether the same question may well be answered a moment later. */
  retry?: boolean | null;
}
