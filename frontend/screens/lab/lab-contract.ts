/** What the server and the damage lab say to each other; the Java twins live in `latentstudio.lab`. */
import type { Pixels } from '../../talk/contract.js';

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

/** A page is so large that it travels as a file. */
export interface Shown {
  /** Of a page, `data:`. */
  address?: string | null;
  /** Of a small picture. */
  pixels?: Pixels | null;
}

export interface LabShown {
  pages: boolean;
  width: number;
  height: number;
  /** Null where the page has it already. */
  truth?: Shown | null;
  damaged: Shown;
  cleaned: Shown;
  before: LabFigures;
  after: LabFigures;
  damageMillis: number;
  cleanMillis: number;
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

/** The methods of the view. */
export interface LabServer {
  ask(frame: number, model: string, sample: string, damage: string, level: number, seed: number, withTruth: boolean): Promise<void>;
}
