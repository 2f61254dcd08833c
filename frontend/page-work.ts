/**
 * The page that the screen is about: it is sent, comes back tile by tile and is done. The newest counts; what comes about an
 * older one is not looked at. A Lit controller.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchConnection } from './connection.js';
import { PageLayers, type Stroke } from './page-layers.js';
import type { PageDone, PageFailed, PageOpened, PagePart, ScanServer } from './page-news.js';
import { PICTURES, type Upload, objectionTo, send } from './page-upload.js';

/** `waiting`: the file has arrived and has no tile yet. */
export type Phase = 'idle' | 'uploading' | 'waiting' | 'cleaning' | 'done' | 'cancelled' | 'failed';

interface Desk {
  /** Where a file is sent. */
  upload: string;
  modelId: string;
  /** Bytes. */
  limit: number;
  server: ScanServer | undefined;
}

export class PageWork implements ReactiveController {
  phase: Phase = 'waiting';
  /** Of the page that is shown; null until the first has come. */
  opened: PageOpened | null = null;
  layers: PageLayers | null = null;
  part: PagePart | null = null;
  done: PageDone | null = null;
  /** 0 to 1. */
  sent = 0;
  problem = '';
  connected = true;
  /** Where the original was brought back. */
  strokes: readonly Stroke[] = [];
  /** The example is 0. */
  job = 0;

  private upload: Upload | null = null;
  private stopWatching = () => {};

  constructor(private readonly host: ReactiveControllerHost, private readonly desk: () => Desk, private readonly painted: () => void) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stopWatching = watchConnection((connected) => {
      this.connected = connected;
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.stopWatching();
    this.upload?.abort();
  }

  get busy(): boolean {
    return this.phase === 'uploading' || this.phase === 'waiting' || this.phase === 'cleaning';
  }

  /** Whether the page that is shown is the newest. */
  get current(): boolean {
    return this.opened?.job === this.job;
  }

  async take(file: File): Promise<void> {
    const { upload, modelId, limit } = this.desk();
    const objection = await objectionTo(file, limit, PICTURES);
    if (objection) {
      // what is shown, or comes just now, stays
      this.problem = objection;
      this.host.requestUpdate();
      return;
    }
    const job = this.next('uploading');
    const address = new URL(upload, document.baseURI);
    address.search = String(new URLSearchParams({ job: String(job), model: modelId }));
    this.upload = send(file, address, {
      progress: (share) => this.change(job, () => { this.sent = share; }),
      arrived: () => this.change(job, () => { if (this.phase === 'uploading') this.phase = 'waiting'; }),
      failed: (problem) => this.failed({ job, problem }),
    });
  }

  /** Cleans the page once more, with the model that is chosen now. */
  again(): void {
    const { server, modelId } = this.desk();
    const job = this.next('waiting');
    server?.again(job, modelId).catch(() => this.failed({ job, problem: 'The server did not answer. What is shown stays; try again in a moment.' }));
  }

  cancel(): void {
    this.upload?.abort();
    if (this.phase !== 'uploading') void this.desk().server?.cancel(this.job).catch(() => {});
    this.phase = 'cancelled';
    this.host.requestUpdate();
  }

  addStroke(stroke: Stroke): void {
    this.tellStrokes([...this.strokes, stroke]);
  }

  undoStroke(): void {
    this.tellStrokes(this.strokes.slice(0, -1));
    this.layers?.restore(this.strokes);
    this.painted();
  }

  private tellStrokes(strokes: readonly Stroke[]): void {
    this.strokes = strokes;
    const scale = this.opened!.width / this.opened!.shownWidth;
    void this.desk().server?.restore(this.job, strokes.map(({ radius, points }) => [radius, ...points.flatMap(({ x, y }) => [x, y])].map((value) => value * scale)))
      .catch(() => this.failed({ job: this.job, problem: 'The server did not answer, so downloads are as before. Undo and paint again in a moment.' }));
    this.host.requestUpdate();
  }

  receiveOpened(news: PageOpened): void {
    this.change(news.job, () => {
      this.opened = news;
      this.part = this.done = null;
      this.strokes = [];
      this.phase = 'cleaning';
      const layers = new PageLayers(news.shownWidth, news.shownHeight, this.painted);
      // the page before stays until this one can be seen
      void layers.paintOriginal(news.picture).then(() => this.change(news.job, () => { this.layers = layers; }));
      this.coming = layers;
    });
  }

  receivePart(news: PagePart): void {
    this.change(news.job, () => {
      this.part = news;
      if (news.picture) void this.coming?.paintPart(news.picture, news.left, news.top);
    });
  }

  receiveDone(news: PageDone): void {
    this.change(news.job, () => {
      void this.coming?.paintRemoved(news.removed).then(() => this.change(news.job, () => {
        this.done = news;
        this.phase = 'done';
      }));
    });
  }

  failed(news: PageFailed): void {
    this.change(news.job, () => {
      this.problem = news.problem;
      this.phase = 'failed';
    });
  }

  /** Those of the newest page; it is shown as soon as its original is painted. */
  private coming: PageLayers | null = null;

  private next(phase: Phase): number {
    this.upload?.abort();
    this.phase = phase;
    this.problem = '';
    this.sent = 0;
    this.part = null;
    this.host.requestUpdate();
    return ++this.job;
  }

  private change(job: number, apply: () => void): void {
    if (job !== this.job || this.phase === 'cancelled') return;
    apply();
    this.host.requestUpdate();
  }
}
