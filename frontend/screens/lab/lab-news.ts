/** What the server and the damage lab say to each other; the Java twins live in `latentstudio.lab`. */
import type { DataSetDescription } from '../../talk/data-set-contract.js';

export interface LabModel {
  id: string;
  title: string;
  dataSet: DataSetDescription;
  /** Whether it restores pages; else it denoises small pictures. */
  pages: boolean;
  available: boolean;
  reason?: string | null;
}

export interface LabSample {
  id: string;
  title: string;
  /** What it is a picture of, in words. */
  group: string;
  /** The id of its data set; null for a page. */
  dataSet?: string | null;
}

export interface LabDamage {
  id: string;
  pages: boolean;
  label: string;
  unit: string;
  /** From mild to the maximum; 0 is no damage. */
  levels: number[];
}

export interface LabFigures {
  /** dB; null where the pictures are equal. */
  psnr?: number | null;
  ssim: number;
}

/** Pictures of pages are `data:` addresses, small ones base64 of 8-bit pixels, 0 paper to 255 ink. */
export interface Shown {
  frame: number;
  pages: boolean;
  width: number;
  height: number;
  /** Null where the page has it already. */
  truth?: string | null;
  damaged: string;
  cleaned: string;
  before: LabFigures;
  after: LabFigures;
  device: string;
  damageMillis: number;
  cleanMillis: number;
}

export interface Refused {
  frame: number;
  problem: string;
  /** Whether the problem may pass, so that asking again makes sense: the server is busy. */
  retry: boolean;
}

export interface Opened {
  upload: number;
  name: string;
  width: number;
  height: number;
  /** By how much each side was divided to fit. */
  shrunk: number;
}

export interface NotOpened {
  upload: number;
  problem: string;
}

/** The methods that Flow puts on the element as `$server`. */
export interface LabServer {
  ask(frame: number, model: string, sample: string, damage: string, level: number, seed: number, withTruth: boolean): Promise<void>;
}
