/** What the server tells of the layers of a model; the Java twins live in `latentstudio.inside`. */
import type { Timing } from '../../talk/contract.js';

export interface LayerView {
  part: 'encoder' | 'decoder' | 'denoiser';
  kind: 'input' | 'convolution' | 'transposed-convolution' | 'dense' | 'pixel-shuffle' | 'sum' | 'resize';
  /** What becomes of its sums. */
  activation: 'none' | 'relu' | 'sigmoid' | 'silu' | 'clamp';
  /** What the graph calls it where it is one of its answers, as `latent`. */
  output?: string | null;
  /** Numbers of the layers that it takes. */
  inputs: number[];
  /** How many maps it has; numbers in a row are one map of one row. */
  maps: number;
  height: number;
  width: number;
  /** Side of a window, and pixels from one to the next; 1 where there is none. */
  kernel: number;
  stride: number;
  /** How many numbers it has learned. */
  parameters: number;
  /** How many of its maps come. */
  shown: number;
  /** The largest absolute value of all its maps. */
  scale: number;
  /** Base64 of [shown, height, width] signed bytes, ±127 at the scale, compressed (RFC 1950). */
  samples: string;
}

/** Every layer of a model for one picture. */
export interface LayerMaps {
  model: string;
  layers: LayerView[];
  timing: Timing;
}

/** A window of a layer, times its weights. */
export interface SumPart {
  layer: number;
  map: number;
  /** Of its upper left corner, which may lie outside. */
  row: number;
  column: number;
  height: number;
  width: number;
  values: number[];
  weights: number[];
  sum: number;
}

/** How one pixel of a layer came about: `value = activation(parts + rest + bias)`. */
export interface PixelSum {
  model: string;
  layer: number;
  map: number;
  row: number;
  column: number;
  /** Those that count most. */
  parts: SumPart[];
  restCount: number;
  rest: number;
  bias: number;
  sum: number;
  value: number;
}
