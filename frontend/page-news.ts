/** What the server and the Clean screen say to each other; the Java twins live in `latentstudio.clean`. Pictures are `data:` addresses. */

export interface RestorerChoice {
  id: string;
  title: string;
  dataset: string;
  available: boolean;
  /** Why it cannot be used. */
  reason?: string | null;
}

/** Every piece of news names the page that it is about; a newer page has a greater number. */
export interface PageOpened {
  job: number;
  name: string;
  width: number;
  height: number;
  dpi?: number | null;
  /** Size of the pictures; smaller than the page where that is huge. */
  shownWidth: number;
  shownHeight: number;
  picture: string;
}

export interface PagePart {
  job: number;
  left: number;
  top: number;
  picture?: string | null;
  /** Tiles; 0 with a preview, which is not final. */
  done: number;
  total: number;
  secondsLeft?: number | null;
}

export interface PageDone {
  job: number;
  tiles: number;
  millis: number;
  device: string;
  /** 0 to 1. */
  inkRemoved: number;
  removed: string;
}

export interface PageFailed {
  job: number;
  problem: string;
}

/** The methods that Flow puts on the element as `$server`. */
export interface ScanServer {
  cancel(job: number): Promise<void>;
  again(job: number, modelId: string): Promise<void>;
  /** All strokes of the brush that brings the original back, each its radius and then x and y of its points; pixels of the page. */
  restore(job: number, strokes: readonly (readonly number[])[]): Promise<void>;
}
