/** What the Map screen asks the server and the newest answers; of each kind of question the newest counts. */
import type { Setting } from './map-setting.js';
import type { Asked } from './map-look.js';
import type { MapFrame, MapGrid, MapLook, MapPictures, MapPoints, MapServer } from './map-contract.js';
import type { Conversation } from '../../talk/conversation.js';
import type { QuestionLine } from '../../talk/question-line.js';

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
  /** What is decoded, where that is not what the map has there; else empty. */
  latent: readonly number[];
}

export class MapTalk {
  readonly maps: QuestionLine<Which & { latent: readonly number[] }, MapPoints>;
  readonly looks: QuestionLine<LookQuestion, MapLook>;
  readonly grids: QuestionLine<Which & MapFrame, MapGrid>;
  readonly sheets: QuestionLine<{ model: string; points: readonly number[] }, MapPictures>;

  /** @param onMap told when there is another map, or none */
  constructor({ line, server }: Conversation<MapServer>, onMap: () => void) {
    this.maps = line('points', (frame, { model, projection, across, up, latent }) => server.points(frame, model, projection, across, up, [...latent]),
      { lostMillis: LOST_MILLIS, onAnswer: (_, __, final) => { if (final) onMap(); } });
    this.looks = line('look', (frame, { model, projection, across, up, point, on, x, y, latent }) => server.look(frame, model, projection, across, up, point, on, x, y, [...latent]));
    this.grids = line('grid', (frame, { model, projection, across, up, x, y, halfWidth, halfHeight }) =>
      server.grid(frame, model, projection, across, up, x, y, halfWidth, halfHeight));
    this.sheets = line('pictures', (frame, { model, points }) => server.pictures(frame, model, [...points]));
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
