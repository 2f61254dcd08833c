/** What the Map screen asks the server and the newest answers; of each kind of question the newest counts. */
import type { ReactiveControllerHost } from 'lit';
import type { Setting } from './map-choices.js';
import type { Asked } from './map-look.js';
import type { MapFrame, MapGrid, MapLook, MapPictures, MapPoints, MapServer } from './map-news.js';
import { QuestionLine } from '../../talk/question-line.js';

/** The first map of a model encodes all its test pictures. */
const LOST_MILLIS = 60_000;

export interface Which {
  model: string;
  projection: Setting['projection'];
  across: number;
  up: number;
}

export interface LookQuestion extends Which, Asked {
  x: number;
  y: number;
}

export class MapTalk {
  readonly maps: QuestionLine<Which & { latent: readonly number[] }, MapPoints>;
  readonly looks: QuestionLine<LookQuestion, MapLook>;
  readonly grids: QuestionLine<Which & MapFrame, MapGrid>;
  readonly sheets: QuestionLine<{ model: string; points: readonly number[] }, MapPictures>;

  constructor(host: ReactiveControllerHost, server: () => MapServer | undefined) {
    this.maps = new QuestionLine(host, (frame, { model, projection, across, up, latent }) => server()?.points(frame, model, projection, across, up, [...latent]), LOST_MILLIS);
    this.looks = new QuestionLine(host, (frame, { model, projection, across, up, point, on, x, y }) => server()?.look(frame, model, projection, across, up, point, on, x, y));
    this.grids = new QuestionLine(host, (frame, { model, projection, across, up, x, y, halfWidth, halfHeight }) =>
      server()?.grid(frame, model, projection, across, up, x, y, halfWidth, halfHeight));
    this.sheets = new QuestionLine(host, (frame, { model, points }) => server()?.pictures(frame, model, [...points]));
  }

  private get lines() {
    return [this.maps, this.looks, this.grids, this.sheets] as const;
  }

  /** Whether every newest question is answered. */
  get settled(): boolean {
    return this.lines.every((line) => line.settled);
  }

  get connected(): boolean {
    return this.maps.connected;
  }

  /** The last refusal or failure, in words for the visitor. */
  get problem(): string {
    return this.lines.map(({ problem }) => problem).find(Boolean) ?? '';
  }

  /** Whether an answer, other than a map, is awaited for long. */
  get waiting(): boolean {
    return [this.looks, this.grids, this.sheets].some(({ wait }) => wait === 'long');
  }

  /** What was said of another map. */
  forgetPlaces(): void {
    this.looks.forget();
    this.grids.forget();
    this.sheets.forget();
  }
}

