/** What the server and the Interpolate screen say to each other; the Java twins live in `latentstudio.interpolate`. */
import type { Pixels, Timing } from '../../talk/contract.js';

export type PathShape = 'linear' | 'spherical';

/** A stretch of a path, 0..1, where latents are rarer than 1 % of the test pictures' are. */
export interface Hole {
  from: number;
  to: number;
}

export interface ShownPath {
  model: string;
  /** Frame after frame. */
  pictures: Pixels;
  /** The latents at the two ends. */
  from: number[];
  to: number[];
  /** Density percentiles, 0..100, at evenly spaced positions. */
  profile: number[];
  holes: Hole[];
  timing: Timing;
}

export interface ShownFrame {
  picture: Pixels;
  timing: Timing;
}

/** The methods of the view; `from` and `to` of a path are JSON, as the REST interface takes them. */
export interface InterpolateServer {
  askPath(frame: number, model: string, from: string, to: string, shape: PathShape, steps: number): Promise<void>;
  askFrame(frame: number, model: string, from: number[], to: number[], shape: PathShape, position: number): Promise<void>;
}
