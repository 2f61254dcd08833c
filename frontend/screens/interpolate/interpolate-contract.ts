/** What the server and the Interpolate screen say to each other; the Java twins live in `latentstudio.interpolate`. */
import type { Timing } from '../../talk/contract.js';

export type PathShape = 'linear' | 'spherical';

/** A stretch of a path, 0..1, where latents are rarer than 1 % of the test pictures' are. */
export interface Hole {
  from: number;
  to: number;
}

export interface ShownPath {
  model: string;
  width: number;
  height: number;
  count: number;
  /** Base64 of 8-bit pixels, frame after frame, 0 paper to 255 ink. */
  pictures: string;
  /** The latents at the two ends. */
  from: number[];
  to: number[];
  /** Density percentiles, 0..100, at evenly spaced positions. */
  profile: number[];
  holes: Hole[];
  timing: Timing;
}

export interface ShownFrame {
  /** Base64 of 8-bit pixels, 0 paper to 255 ink. */
  picture: string;
  timing: Timing;
}

/** The methods that Flow puts on the element as `$server`; `from` and `to` of a path are JSON, as the REST interface takes them. */
export interface InterpolateServer {
  askPath(frame: number, model: string, from: string, to: string, shape: PathShape, steps: number): Promise<void>;
  askFrame(frame: number, model: string, from: number[], to: number[], shape: PathShape, position: number): Promise<void>;
}
