/** What the server and the figures say to each other; the Java twins live in `latentstudio.figures.FigureData`. */
import type { Epoch } from '../../plot/loss-curve.js';
import type { Pixels } from '../../talk/contract.js';

/** Latents of the test pictures; `labels` is base64 of [N] bytes, `values` of [N, size] unsigned 16-bit numbers from `low` to `high`. */
export interface Latents {
  model: string;
  size: number;
  classes: string[];
  labels: string;
  low: number[];
  high: number[];
  values: string;
}

/** One density for each class over each dimension; `densities` is base64 of [size, classes, places] floats. */
export interface Densities {
  model: string;
  size: number;
  classes: string[];
  places: number;
  low: number[];
  high: number[];
  densities: string;
  /** Pictures of each class. */
  counts: number[];
  /** Whether the model was trained towards N(0, 1). */
  prior: boolean;
}

/** The shape of the cloud of latents. */
export interface CloudShape {
  model: string;
  size: number;
  /** Latents of test pictures. */
  count: number;
  /** Of each value's histogram. */
  bins: number;
  means: number[];
  /** 0 for a value that never changes. */
  deviations: number[];
  /** How far each value's distribution is from a normal one, 0..1. */
  unlikeness: number[];
  /** Base64 of [size, bins] floats: densities from four deviations below the mean to four above. */
  histograms: string;
  /** Where the densities of radii end. */
  farthest: number;
  /** Densities of distances from the middle. */
  radii: { latents: number[]; normal: number[]; cube: number[]; ball: number[] };
  /** What each principal component tells of the variance, 0..1, the largest first. */
  shares: number[];
  /** Where the points lie along the first components. */
  scores: Latents;
}

/** A guess at the cloud. */
export interface CloudProbe {
  name: 'cube' | 'ball' | 'values' | 'ellipsoid' | 'mixture' | 'prior';
  /** How far from its points the encoder puts their pictures, in deviations. */
  astray: number;
  classAccuracy?: number | null;
  frechet?: number | null;
}

/** Pictures of points drawn from each guess, one row after the other. */
export interface CloudSamples {
  model: string;
  probes: CloudProbe[];
  each: number;
  pictures: Pixels;
}

export interface Learning {
  model: string;
  history: Epoch[];
  bestEpoch: number;
  /** What was made smaller, in words. */
  loss: string;
  /** The share of the training pictures that were held out for validation. */
  heldOutShare?: number | null;
  target?: number | null;
}

export interface PictureRow {
  /** In the test split. */
  index: number;
  label: number;
  /** Mean squared error, values of pixels in 0..1. */
  error: number;
  /** 0..100: the share of test pictures with a smaller error. */
  percentile: number;
}

/** Test pictures and their reconstructions; null where there are none. */
export interface Pictures {
  model: string;
  classes: string[];
  pictures?: Pixels | null;
  reconstructions?: Pixels | null;
  rows: PictureRow[];
  /** How many of the `total` test pictures were considered. */
  measured: number;
  total: number;
}

/** The methods of the view. */
export interface FiguresServer {
  latents(frame: number, model: string): Promise<void>;
  densities(frame: number, model: string): Promise<void>;
  cloud(frame: number, model: string): Promise<void>;
  samples(frame: number, model: string, seed: number): Promise<void>;
  learning(frame: number, model: string): Promise<void>;
  pictures(frame: number, model: string, order: string, label: number, seed: number): Promise<void>;
}
