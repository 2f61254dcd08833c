/**
 * What the server and the Clean screen say to each other; the Java twins live in `latentstudio.clean` and `latentstudio.scan`.
 * Pages are counted from 1, the right half of page 3, where that was split, is page -3; the example that greets the visitor is page 0. Pictures are `data:` addresses.
 */
import type { DataSetDescription } from '../../talk/data-set-contract.js';

/** A page to try. */
export interface Example {
  id: string;
  title: string;
  picture: string;
}

export type Corners = readonly (readonly [number, number])[];

/** What is done with pages before they are cleaned. */
export interface GeometryOptions {
  straighten: boolean;
  crop: boolean;
  edges: boolean;
  /** Clockwise, degrees. */
  turn: number;
  /** By itself; then turn is 0. */
  upright: boolean;
  /** Of the sheet, where somebody put them: x and y as shares of the original's width and height, clockwise from the top left one. */
  corners?: Corners | null;
  split: Split;
}

/** What is done with a double page. */
export type Split = 'NONE' | 'LEFT_FIRST' | 'RIGHT_FIRST';

/** How pages are cleaned, beside the model; the visitor's switches. */
export interface Wish {
  keepPaper: boolean;
  despeckle: boolean;
  geometry: GeometryOptions;
  /** The languages that pages are read in, with + between them. */
  text?: string | null;
}

export interface ScanStatus extends Wish {
  id: string;
  /** FAILED: given up, or stopped. */
  state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  model: string;
  files: readonly { name: string; pages: number }[];
  /** Pages. */
  done: number;
  pages: number;
  /** Those that are cleaned once more, since they are to lie in another way. */
  again: readonly number[];
  problems: readonly string[];
  /** When it will be deleted, ISO 8601; null as long as it is not finished. */
  deleted?: string | null;
}

export function isFinished({ state }: ScanStatus): boolean {
  return state === 'DONE' || state === 'FAILED';
}

/** What a visitor changed on a page: 0 to 1, and strokes, each its radius and then x and y of its points, pixels of the page. */
export interface PageEdit {
  strength: number;
  strokes: readonly (readonly number[])[];
}

/** What cleaning did to a page. */
export interface PageFinding {
  /** Of what was dark, 0 to 1. */
  inkRemoved: number;
  doubtful: boolean;
  blank: boolean;
}

export type Half = 'left' | 'right';

export interface StackedPage {
  page: number;
  /** Of a double page. */
  half?: Half | null;
  file: string;
  pageOfFile: number;
  done: boolean;
  /** Null where the page is not clean, or had nothing to be cleaned. */
  finding?: PageFinding | null;
  /** For each that was read before cleaning; null where none was, or nobody asked. */
  wordsKept?: number | null;
  edited: boolean;
  /** Names the way in which it is to lie. */
  version: string;
}

/** At first all pages, then those that have become clean since. */
export interface Stack {
  /** Whether there are no others. */
  all: boolean;
  pages: readonly StackedPage[];
  /** Those that are taken home. */
  order: readonly number[];
}

/** As one PDF, bytes. */
export interface ScanSizes {
  colour: number;
  grey: number;
  blackAndWhite: number;
  /** Sharp ink over a coarse background. */
  small: number;
  smallGrey: number;
  /** Whether some pages speak for all of them. */
  estimated: boolean;
}

export interface PageOpened {
  page: number;
  width: number;
  height: number;
  dpi?: number | null;
  /** Size of the pictures; smaller than the page where that is huge. */
  shownWidth: number;
  shownHeight: number;
  picture: string;
  edit: PageEdit;
  /** How it is to lie. */
  geometry: GeometryOptions;
}

/** The page as it came, so that the corners of its sheet can be moved. */
export interface PageCorners {
  page: number;
  /** Of the picture. */
  width: number;
  height: number;
  picture: string;
  /** That somebody put or that were found. */
  corners?: Corners | null;
}

export interface PagePart {
  page: number;
  left: number;
  top: number;
  picture?: string | null;
  /** Tiles; 0 with a preview, which is not final. */
  done: number;
  total: number;
  secondsLeft?: number | null;
}

export interface PageDone {
  page: number;
  /** Null where all parts came. */
  picture?: string | null;
  tiles?: number | null;
  millis?: number | null;
  /** Of what was dark, 0 to 1. */
  inkRemoved: number;
  /** Of the page, 0 to 1. */
  lighter: number;
  removed: string;
  /** Null where nobody asked for that. */
  geometry?: Geometry | null;
  /** Null where it was not read. */
  text?: Read | null;
}

/** What was done with the geometry of a page. */
export interface Geometry {
  /** By so many degrees. */
  straightened?: number | null;
  /** Clockwise, degrees. */
  turned: number;
  squared: boolean;
  cut: boolean;
  edges: boolean;
  /** Of a double page. */
  half?: Half | null;
  /** Whether it stays as it lies only for the sake of its text, which would go with it. */
  textStays: boolean;
  /** What was asked for and not done, and why. */
  leftAlone: readonly string[];
}

/** What a page says. */
export interface Read {
  plain: string;
  words: number;
  /** How surely, 0 to 1. */
  before?: number | null;
  after?: number | null;
}

/** The page that will most likely be looked at next. */
export interface PageAhead {
  opened: PageOpened;
  done: PageDone;
}

export interface PageKept {
  page: number;
  reason: string;
}

export interface Problem {
  problem: string;
}

/** The methods that Flow puts on the element as `$server`. */
export interface ScanServer {
  /** Shows a scan, or the example where the id is empty. */
  watch(id: string): Promise<void>;
  /**
   * @param next the page that will most likely be looked at after it, 0 for none
   * @param held whether all of it is here already
   */
  show(page: number, next: number, held: boolean): Promise<void>;
  stop(): Promise<void>;
  goOn(): Promise<void>;
  delete(): Promise<void>;
  /** Answers the new scan's id, or nothing where it failed. */
  redo(modelId: string, wish: Wish): Promise<string>;
  example(id: string, modelId: string, wish: Wish): Promise<string>;
  sizes(): Promise<void>;
  /** 0 to 1. */
  strengthOfAll(strength: number): Promise<void>;
  /** Which pages are taken home, and in which order. */
  arrange(pages: readonly number[]): Promise<void>;
  /** Has one page lie in another way. */
  lay(page: number, geometry: GeometryOptions): Promise<void>;
  /** Splits a double page, or joins it again. */
  split(page: number, how: Split): Promise<void>;
  /** Asks for the corners of the sheet on a page. */
  corners(page: number): Promise<void>;
  edit(page: number, strength: number, strokes: readonly (readonly number[])[]): Promise<void>;
}
