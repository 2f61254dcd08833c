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

/** The methods of the view. */
export interface DrawServer {
  reconstruct(frame: number, modelIds: string[], drawing: Pixels, normalise: boolean): Promise<void>;
  decode(frame: number, modelId: string, latent: number[]): Promise<void>;
}
