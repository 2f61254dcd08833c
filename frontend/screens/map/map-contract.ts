/** What the server and the Map screen say to each other; the Java twins live in `latentstudio.map`. */
import type { Pixels, Timing } from '../../talk/contract.js';

/** A rectangle on a map, in its units. */
export interface MapFrame {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
}

export interface MapPoints {
  /** Base64 of pairs of little-endian single-precision numbers. */
  places: string;
  /** Base64 of bytes, the number of each one's class. */
  labels: string;
  classes: string[];
  /** What goes to the right and what upwards. */
  axes: string[];
  /** What to show first. */
  frame: MapFrame;
  /** Where the latent of the link lies. */
  marker?: number[] | null;
}

export interface MapLook {
  /** The test picture that was asked about. */
  original?: Pixels | null;
  /** What the decoder makes. */
  picture: Pixels;
  /** The number of the test picture's class. */
  label: number;
  /** Of the reconstruction; null between the pictures. */
  error?: number | null;
  errorPercentile?: number | null;
  densityPercentile: number;
  latent: number[];
  timing: Timing;
}

export interface MapGrid {
  frame: MapFrame;
  /** Tiles in a row, and rows. */
  side: number;
  pictures: Pixels;
  timing: Timing;
}

export interface MapPictures {
  points: number[];
  pictures: Pixels;
}

/** The methods of the view; `across` and `up` count a latent's values from 1. */
export interface MapServer {
  points(frame: number, model: string, projection: string, across: number, up: number, latent: number[]): Promise<void>;
  look(frame: number, model: string, projection: string, across: number, up: number, point: number, on: boolean, x: number, y: number,
    latent: number[]): Promise<void>;
  grid(frame: number, model: string, projection: string, across: number, up: number, x: number, y: number, halfWidth: number,
    halfHeight: number): Promise<void>;
  pictures(frame: number, model: string, points: number[]): Promise<void>;
}
