/**
 * The scan that the screen is about, and the page of it that is looked at: files are sent, and what becomes of them is pushed.
 * The address holds the scan's id. Without a scan it is the example that greets the visitor. A Lit controller.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchConnection } from '../../talk/connection.js';
import { PageLayers, type Stroke } from './page-layers.js';
import { type GeometryOptions, type PageAhead, type PageCorners, type PageDone, type PageKept, type PageOpened, type PagePart, type ScanServer, type ScanSizes, type ScanStatus, type Split, type Stack, type StackedPage, type Wish, isFinished } from './clean-contract.js';
import { updated } from './page-order.js';
import { DOCUMENTS, type Upload, objectionTo, sendForm } from '../../page/page-upload.js';
import { words } from '../../words/words.js';

/** In the browser's session: the scan during which the server was lost, so that a page that was loaded anew can say so. */
const LOST = 'latent-studio-lost-scan';

interface Desk {
  wish: Wish;
  modelId: string;
  /** Bytes of a picture, and of all files together. */
  limit: number;
  scanLimit: number;
  /** All pages, in the order in which they are looked through. */
  way: readonly number[];
  server: ScanServer | undefined;
}

/** A page that is here before it is looked at. */
interface Held extends PageAhead {
  layers: PageLayers;
}

export class ScanWork implements ReactiveController {
  /** Null while there is no scan. */
  status: ScanStatus | null = null;
  /** 0 to 1 while files are sent, else null. */
  sent: number | null = null;
  problem = '';
  notice = '';
  connected = true;
  /** The page that is looked at. */
  page = 1;
  opened: PageOpened | null = null;
  layers: PageLayers | null = null;
  part: PagePart | null = null;
  done: PageDone | null = null;
  /** How the page that is looked at is to lie; null while it is not here. */
  geometry: GeometryOptions | null = null;
  /** Its corners, while they are moved. */
  corners: PageCorners | null = null;
  /** Why the page stays as it was; empty where it does not. */
  kept = '';
  /** All pages, as they came. */
  pages: readonly StackedPage[] = [];
  /** Those that are taken home. */
  order: readonly number[] = [];
  /** Null until they were asked for and told. */
  sizes: ScanSizes | null = null;
  /** Why they cannot be told; empty where they can. */
  sizesProblem = '';
  /** Percent. */
  strength = 100;
  strokes: readonly Stroke[] = [];
  secondsLeft: number | null = null;

  /** The scan that was asked for last; empty for the example. */
  private id = '';
  /** What the visitor turned away from: news of it may still be on its way. */
  private readonly left = new Set<string>();
  private upload: Upload | null = null;
  private coming: PageLayers | null = null;
  private ahead: Held | null = null;
  /** The page that was asked for as the next one. */
  private asked = 0;
  private begun: { at: number; done: number } | null = null;
  private saving = 0;
  private sizesAsked = false;
  private stopWatching = () => {};

  constructor(private readonly host: ReactiveControllerHost, private readonly desk: () => Desk, private readonly painted: () => void) {
    host.addController(this);
  }

  hostConnected(): void {
    this.id = scanOfAddress();
    this.stopWatching = watchConnection((connected) => this.change(() => {
      this.connected = connected;
      if (!connected && this.id) sessionStorage.setItem(LOST, this.id);
      if (connected) this.sayThatItIsBack();
    }));
  }

  hostDisconnected(): void {
    this.stopWatching();
    this.upload?.abort();
  }

  /** Whether files are sent or cleaned. */
  get busy(): boolean {
    return this.sent !== null || (this.status !== null && !isFinished(this.status)) || (this.status === null && this.id !== '');
  }

  /** Whether the page that is looked at is clean and can be taken home as it is shown. */
  get ready(): boolean {
    return this.status !== null && this.current && this.done !== null && this.saved;
  }

  /** Whether the server knows all that was changed. */
  get saved(): boolean {
    return this.saving === 0;
  }

  /** Whether what is shown is the page that is looked at. */
  get current(): boolean {
    return this.layers !== null && this.layers === this.coming;
  }

  async take(files: readonly File[]): Promise<void> {
    const { modelId, wish, limit, scanLimit } = this.desk();
    for (const file of files) {
      const objection = await objectionTo(file, /\.pdf$/i.test(file.name) || file.type === 'application/pdf' ? scanLimit : limit, DOCUMENTS);
      if (objection) return this.refuse(objection);
    }
    this.upload?.abort();
    const form = new FormData();
    form.append('model', modelId);
    for (const [name, value] of fieldsOf(wish)) form.append(name, value);
    form.append('onScreen', 'true');
    for (const file of files) form.append('file', file, file.name);
    this.problem = this.notice = '';
    this.sent = 0;
    this.upload = sendForm(form, new URL('api/v1/scans', document.baseURI), {
      progress: (share) => this.change(() => { this.sent = share; }),
      arrived: (answer) => {
        this.sent = null;
        const { id } = JSON.parse(answer) as ScanStatus;
        this.turnTo(id);
        this.ask(this.desk().server?.watch(id));
      },
      failed: (problem) => { this.sent = null; this.refuse(problem); },
    });
    this.host.requestUpdate();
  }

  /** Cleans an example. */
  try(example: string): void {
    const { modelId, wish, server } = this.desk();
    this.problem = this.notice = '';
    this.ask(server?.example(example, modelId, wish).then((id) => { if (id) this.turnTo(id); }));
  }

  /** Cleans the pages once more, with the model and the switches as they are now. */
  redo(): void {
    const { modelId, wish, server } = this.desk();
    if (!this.status) return this.try('STAIN');
    const { page } = this;
    this.problem = '';
    this.ask(server?.redo(modelId, wish).then((id) => {
      if (!id) return;
      this.turnTo(id, true);
      this.show(Math.abs(page)); // a half may not be there yet
    }));
  }

  /** Shows what the address names, after the visitor went back or forward. */
  readAddress(): void {
    const id = scanOfAddress();
    if (id === this.id) return;
    this.leave(id);
    this.ask(this.desk().server?.watch(id));
  }

  /** Looks at another page. */
  show(page: number): void {
    if (!this.status || page === 0 || Math.abs(page) > this.status.pages || page === this.page) return;
    const held = this.ahead?.opened.page === page ? this.ahead : null;
    this.ahead = null;
    this.change(() => {
      this.page = page;
      this.coming = null;
      this.part = this.done = this.geometry = this.corners = null;
      this.kept = '';
      if (held) {
        this.turnToPage(held.opened, held.layers);
        this.layers = held.layers;
        this.layers.restore(this.strokes);
        this.done = held.done;
      }
    });
    this.tellShown(held !== null);
  }

  private tellShown(held: boolean): void {
    this.asked = this.next;
    this.ask(this.desk().server?.show(this.page, this.asked, held));
  }

  /** The page after the one that is looked at; 0 where there is none, or on a phone, whose memory is better spent on one page. */
  private get next(): number {
    const { way } = this.desk();
    return matchMedia('(pointer: coarse)').matches ? 0 : way[way.indexOf(this.page) + 1] ?? 0;
  }

  /** Stops sending or cleaning; what is clean stays. */
  stop(): void {
    if (this.sent === null) return this.ask(this.desk().server?.stop());
    this.upload?.abort();
    this.change(() => { this.sent = null; });
  }

  goOn(): void {
    this.ask(this.desk().server?.goOn());
  }

  delete(): void {
    this.leave('');
    history.replaceState(history.state, '', addressOf(''));
    this.ask(this.desk().server?.delete());
  }

  setStrength(percent: number): void {
    this.change(() => { this.strength = percent; });
  }

  addStroke(stroke: Stroke): void {
    this.strokes = [...this.strokes, stroke];
    this.save();
  }

  undoStroke(): void {
    this.strokes = this.strokes.slice(0, -1);
    this.layers?.restore(this.strokes);
    this.painted();
    this.save();
  }

  /** Has the page lie in another way; what was painted on it goes. */
  lay(geometry: GeometryOptions): void {
    if (!this.status || this.opened?.page !== this.page) return;
    this.geometry = geometry;
    this.corners = null;
    this.keep(this.desk().server?.lay(this.page, geometry));
  }

  /** Splits the page, or joins it with its other half again. */
  split(how: Split): void {
    if (!this.status || this.opened?.page !== this.page) return;
    this.keep(this.desk().server?.split(this.page, how));
  }

  /** Asks for the page as it came and its corners, which are found meanwhile. */
  askForCorners(): void {
    this.problem = '';
    this.ask(this.desk().server?.corners(this.page));
  }

  receiveCorners(corners: PageCorners): void {
    if (corners.page === this.page) this.change(() => { this.corners = corners; });
  }

  leaveCorners(): void {
    this.change(() => { this.corners = null; });
  }

  /** Leaves the page as it came, or cleans it. */
  leaveAsItWas(as: boolean): void {
    this.strength = as ? 0 : 100;
    this.save();
  }

  /** Cleans all pages as strongly as this one. */
  useStrengthForAll(): void {
    this.ahead = null; // it has the strength before
    this.keep(this.desk().server?.strengthOfAll(this.strength / 100));
  }

  /** Takes these pages home, in this order. */
  arrange(order: readonly number[]): void {
    if (order === this.order) return;
    this.order = order;
    this.keep(this.desk().server?.arrange(order));
  }

  /** Keeps strength and strokes on the server; until it has them, there is nothing to take home. */
  save(): void {
    this.host.requestUpdate();
    if (!this.status || this.opened?.page !== this.page) return; // what is shown belongs to the page before
    const scale = this.opened.width / this.opened.shownWidth;
    this.keep(this.desk().server?.edit(this.page, this.strength / 100,
      this.strokes.map(({ radius, points }) => [radius, ...points.flatMap(({ x, y }) => [x, y])].map((value) => value * scale))));
  }

  /** Asks how large the pages are in each form. */
  askForSizes(): void {
    if (this.sizes || (this.sizesAsked && !this.sizesProblem)) return;
    this.sizesProblem = '';
    this.sizesAsked = true;
    this.ask(this.desk().server?.sizes());
  }

  private keep(kept: Promise<void> | undefined): void {
    this.change(() => {
      this.saving++;
      this.forgetSizes();
    });
    this.ask((kept ?? Promise.resolve()).finally(() => this.change(() => { this.saving--; })));
  }

  private forgetSizes(): void {
    this.sizes = null;
    this.sizesAsked = false;
    this.sizesProblem = '';
  }

  /** Whether news of a scan, or of the example where the id is empty, is of interest; the screen turns to one it did not know. */
  follows(scan: string): boolean {
    if (scan === this.id) return true;
    if (this.left.has(scan)) return false;
    this.leave(scan);
    return true;
  }

  receiveStatus(status: ScanStatus): void {
    this.change(() => {
      this.status = status;
      if (!isFinished(status)) this.forgetSizes();
      this.begun ??= { at: performance.now(), done: status.done };
      const pages = status.done - this.begun.done;
      this.secondsLeft = pages > 0 ? ((performance.now() - this.begun.at) / 1000 / pages) * (status.pages - status.done) : null;
      this.sayThatItIsBack();
    });
  }

  receiveStack(news: Stack): void {
    this.change(() => {
      this.pages = updated(this.pages, news);
      if (this.saving === 0) this.order = news.order;
    });
    if (!this.stacked(this.page)) this.show(Math.abs(this.page)); // its halves were joined
  }

  /** What is known of a page. */
  stacked(page: number): StackedPage | undefined {
    return this.pages.find((each) => each.page === page);
  }

  receiveSizes(sizes: ScanSizes): void {
    if (this.saving > 0) return; // they are asked for again
    this.change(() => { this.sizes = sizes; });
  }

  failSizes(problem: string): void {
    this.change(() => { this.sizesProblem = problem; });
  }

  /** Paints the next page where nobody sees it yet. */
  receiveAhead(news: PageAhead): void {
    if (news.opened.page !== this.next) return;
    const layers = this.layersOf(news.opened);
    void layers.paintOriginal(news.opened.picture);
    if (news.done.picture) void layers.paintPart(news.done.picture, 0, 0);
    void layers.paintRemoved(news.done.removed).then(() => {
      if (news.opened.page === this.next) this.ahead = { ...news, layers };
    });
  }

  private layersOf({ shownWidth, shownHeight }: PageOpened): PageLayers {
    return new PageLayers(shownWidth, shownHeight, this.painted);
  }

  private turnToPage(news: PageOpened, layers: PageLayers): void {
    const scale = news.width / news.shownWidth;
    this.opened = news;
    this.geometry = news.geometry;
    this.part = this.done = null;
    this.kept = '';
    this.strength = Math.round(news.edit.strength * 100);
    this.strokes = news.edit.strokes.map(([radius, ...points]) => ({ radius: radius! / scale,
      points: Array.from({ length: points.length / 2 }, (_, i) => ({ x: points[2 * i]! / scale, y: points[2 * i + 1]! / scale })) }));
    this.coming = layers;
  }

  receiveOpened(news: PageOpened): void {
    if (news.page !== (this.id ? this.page : 0)) return;
    this.change(() => {
      const layers = this.layersOf(news);
      this.turnToPage(news, layers);
      // the page before stays until this one can be seen
      void layers.paintOriginal(news.picture).then(() => this.change(() => {
        if (this.coming !== layers) return;
        this.layers = layers;
        layers.restore(this.strokes);
      }));
    });
  }

  receivePart(news: PagePart): void {
    if (news.page !== this.opened?.page) return;
    this.change(() => {
      this.part = news;
      if (news.picture) void this.coming?.paintPart(news.picture, news.left, news.top);
    });
  }

  receiveDone(news: PageDone): void {
    const { coming } = this;
    if (!coming || news.page !== this.opened?.page) return;
    if (news.picture) void coming.paintPart(news.picture, 0, 0);
    void coming.paintRemoved(news.removed).then(() => this.change(() => {
      if (this.coming !== coming) return;
      this.done = news;
      if (this.next !== this.asked) this.tellShown(true);
    }));
  }

  receiveKept({ page, reason }: PageKept): void {
    if (page !== this.page) return;
    this.change(() => {
      this.kept = reason;
      if (this.opened?.page !== page) this.opened = this.layers = this.coming = null; // there is not even a picture to see
    });
  }

  receiveGone(problem: string): void {
    this.leave('');
    history.replaceState(history.state, '', addressOf(''));
    this.refuse(problem);
    this.ask(this.desk().server?.watch(''));
  }

  /** Says what speaks against files; what is shown stays. */
  refuse(problem: string): void {
    this.change(() => { this.problem = problem; });
  }

  private sayThatItIsBack(): void {
    if (!this.status || sessionStorage.getItem(LOST) !== this.status.id) return;
    sessionStorage.removeItem(LOST);
    this.notice = isFinished(this.status) ? words.clean.backAsBefore
      : words.clean.backAndOn(this.status.done);
  }

  /** Another scan is on the screen from now on; in place of the one before, or so that the browser's way back leads to it. */
  private turnTo(id: string, inPlace = false): void {
    if (inPlace || !scanOfAddress()) history.replaceState(history.state, '', addressOf(id));
    else history.pushState(history.state, '', addressOf(id));
    if (this.id !== id) this.leave(id);
  }

  private leave(id: string): void {
    this.left.add(this.id);
    this.left.delete(id);
    this.change(() => {
      // layers stay until the next ones can be seen
      Object.assign(this, { id, status: null, pages: [], order: [], sizes: null, sizesAsked: false, sizesProblem: '', ahead: null, asked: 0, problem: '', notice: '', page: 1, coming: null, part: null, done: null, geometry: null, corners: null, kept: '', secondsLeft: null, begun: null });
    });
  }

  private ask(answer: Promise<unknown> | undefined): void {
    answer?.catch(() => this.refuse(words.clean.noAnswer));
  }

  private change(apply: () => void): void {
    apply();
    this.host.requestUpdate();
  }
}

/** The fields of the form that files are sent with. */
function fieldsOf({ keepPaper, despeckle, geometry, text }: Wish): [string, string][] {
  const { turn, upright, straighten, crop, edges, split } = geometry;
  const fields: [string, string][] = Object.entries({ keepPaper, despeckle, straighten, crop, edges }).map(([name, on]) => [name, String(on)]);
  if (split !== 'NONE') fields.push(['split', split === 'RIGHT_FIRST' ? 'right-to-left' : 'true']);
  if (turn || upright) fields.push(['turn', upright ? 'auto' : String(turn)]);
  if (text) fields.push(['text', text]);
  return fields;
}

/** The scan that the address names; empty where it names none. */
function scanOfAddress(): string {
  return new URLSearchParams(location.search).get('scan') ?? '';
}

function addressOf(id: string): URL {
  const address = new URL(location.href);
  if (id) address.searchParams.set('scan', id);
  else address.searchParams.delete('scan');
  return address;
}
