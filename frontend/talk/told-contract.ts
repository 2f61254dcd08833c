/**
 * What a screen in a frame (`?embed`) tells the page around it, by `postMessage`: how tall it is, and what it shows. A lesson's tasks
 * are checked by nothing but this.
 */

/** What every screen tells. */
interface OfScreen {
  /** The id of the chosen model. */
  readonly model: string;
}

export interface DrawTold extends OfScreen {
  readonly screen: 'draw';
  /** Whether the visitor drew, so that the pad no longer has what it began with. */
  readonly own: boolean;
  readonly strokes: number;
  readonly normalise: boolean;
  readonly compare: boolean;
  /** Of each value that the visitor moved, where it is on its slider, 0..1. */
  readonly moved: readonly number[];
  /** Mean squared error of each autoencoder that answered the drawing. */
  readonly errors: Readonly<Record<string, number>>;
  /** 0..100 among the test pictures; null without an answer, and of a denoiser. */
  readonly errorPercentile: number | null;
  readonly densityPercentile: number | null;
}

export interface PathTold extends OfScreen {
  readonly screen: 'interpolate';
  /** The ends as an address spells them; empty for a picture that was brought. */
  readonly a: string;
  readonly b: string;
  readonly shape: 'linear' | 'spherical';
  /** 0..1. */
  readonly position: number;
  /** Density percentiles, 0..100, at evenly spaced positions. */
  readonly profile: readonly number[];
  readonly holes: readonly { readonly from: number; readonly to: number }[];
}

export interface SampleTold extends OfScreen {
  readonly screen: 'generate';
  /** The name of the class; empty for any. */
  readonly label: string;
  readonly sampling: string;
  readonly temperature: number;
  readonly compare: boolean;
  /** Of the chosen sample; null without one, or while it is looked at. */
  readonly densityPercentile: number | null;
  /** How far its nearest training picture is, and how far that of a test picture is, by pixels; null where they are not here. */
  readonly nearest: number | null;
  readonly typical: number | null;
}

export interface MapTold extends OfScreen {
  readonly screen: 'map';
  readonly projection: string;
  readonly manifold: boolean;
  /** How many classes are hidden. */
  readonly hidden: number;
  /** What the cross-hair was pinned to; null for nothing. */
  readonly pinned: 'picture' | 'place' | null;
  /** The class of the test picture there or next to it, and how common the latent is, 0..100; null while that is decoded. */
  readonly label: string | null;
  readonly densityPercentile: number | null;
  /** How many pictures of each class were chosen. */
  readonly chosen: readonly number[];
}

export interface FigureTold extends OfScreen {
  readonly screen: 'figures';
  readonly figure: string;
  /** Of the test pictures: in which order, of which class; empty for all. */
  readonly order: string;
  readonly label: string;
  /** Of the cloud: how far its values are from normal, 0..1, on average; null of other figures. */
  readonly unlikeness: number | null;
}

export interface LabTold extends OfScreen {
  readonly screen: 'lab';
  readonly sample: string;
  readonly damage: string;
  readonly level: number;
  /** PSNR in dB before and after; null where the pictures are equal. */
  readonly before: number | null;
  readonly after: number | null;
}

export type Told = DrawTold | PathTold | SampleTold | MapTold | FigureTold | LabTold;

export type FrameMessage =
  | { readonly latentStudio: 'size'; readonly height: number }
  /** `address`: of what is shown, as the whole screen. */
  | { readonly latentStudio: 'state'; readonly address: string; readonly state: Told };
