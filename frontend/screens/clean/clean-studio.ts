/**
 * `clean-studio`: the Clean screen. What a visitor opens, one page or many, goes to the server as a scan and comes back clean,
 * page by page and tile by tile, beside what it was.
 *
 * Properties, set by the server: `models`, `modelId`, `device`, `examples`, `limit` and `scanLimit` (bytes of a picture and of all
 * files together), `languages` and `readerHint` (what pages can be read in, and what to install where they cannot), `keepMinutes` (how long pages stay on the server), `result` (address).
 * Methods, called by the server: `scanStatus`, `scanStack`, `scanSizes`, `scanSizesFailed`, `pageOpened`, `pagePart`, `pageDone`, `pageAhead`, `pageCorners`, `pageKept`, `pageFailed`, `scanGone`; see
 * `clean-contract.ts`, where also is what it asks through Flow's `$server`.
 * Events: none. Keyboard: see `page-compare`; Page Up and Page Down go from page to page; Ctrl+V and a dropped file bring pages.
 */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { layout } from './clean-studio-style.js';
import type { ComputeDevice, ModelChoice } from '../../talk/contract.js';
import { durationFigure, leftFigure } from '../../ui/figures.js';
import { available, modelPicker, modelToShow } from '../../ui/model-picker.js';
import './page-corners.js';
import './page-compare.js';
import type { PageCompare } from './page-compare.js';
import './page-examples.js';
import './page-facts.js';
import './page-geometry.js';
import type { PageGeometry } from './page-geometry.js';
import type { Stroke } from './page-layers.js';
import type { Corners, Example, GeometryOptions, PageAhead, PageCorners, PageDone, PageKept, PageOpened, PagePart, Problem, ScanServer, ScanSizes, ScanStatus, Stack, Wish } from './clean-contract.js';
import './page-progress.js';
import './page-result.js';
import './page-sources.js';
import './page-stack.js';
import './page-wishes.js';
import { AS_IT_LIES } from './page-wishes.js';
import { wayThrough } from './page-order.js';
import { PictureIntake } from '../../page/picture-intake.js';
import type { Form } from './scan-result.js';
import './scan-result.js';
import { ScanWork } from './scan-work.js';
import '../../ui/studio-badge.js';
import '../../ui/studio-notices.js';
import { controls, focusRing, headings, topBar } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('clean-studio')
export class CleanStudio extends LitElement {
  static override styles = [focusRing, controls, headings, topBar, layout];

  /** Null until the server has told them; there may be none. */
  @property({ attribute: false }) models: readonly ModelChoice[] | null = null;
  @property() modelId = '';
  @property({ attribute: false }) device: ComputeDevice | null = null;
  @property({ attribute: false }) examples: readonly Example[] = [];
  @property({ type: Number }) limit = 0;
  @property({ type: Number }) scanLimit = 0;
  @property({ attribute: false }) languages: readonly string[] = [];
  @property() readerHint = '';
  @property({ type: Number }) keepMinutes = 60;
  @property() result = '';
  @state() private notice = '';
  @state() private removed = false;
  @state() private doubtfulFirst = false;
  /** Radius of the brush that brings the original back, pixels of the picture; 0 while it is put away. */
  @state() private brush = 0;
  @state() private wish: Wish = AS_IT_LIES;
  @query('page-compare') private compare?: PageCompare;
  @query('page-geometry') private lies?: PageGeometry;

  private declare readonly $server?: ScanServer;
  private readonly work = new ScanWork(this, () => ({ wish: this.wish, modelId: this.modelId, limit: this.limit, scanLimit: this.scanLimit,
    way: this.way, server: this.$server }), () => this.compare?.repaint());
  private readonly intake = new PictureIntake(this, (files) => this.take(files));
  private started = false;

  scanStatus({ status }: { status: ScanStatus }, scan: string): void {
    if (!this.work.follows(scan)) return;
    if (!this.work.status) {
      const { keepPaper, despeckle, geometry, text } = status;
      this.wish = { keepPaper, despeckle, geometry, text };
      if (available(this.models).some(({ id }) => id === status.model)) this.modelId = status.model;
    }
    this.work.receiveStatus(status);
  }

  scanStack(news: Stack, scan: string): void {
    if (this.work.follows(scan)) this.work.receiveStack(news);
  }

  scanSizes(sizes: ScanSizes, scan: string): void {
    if (this.work.follows(scan)) this.work.receiveSizes(sizes);
  }

  scanSizesFailed({ problem }: Problem, scan: string): void {
    if (this.work.follows(scan)) this.work.failSizes(problem);
  }

  pageOpened(news: PageOpened, scan: string): void {
    if (this.work.follows(scan)) this.work.receiveOpened(news);
  }

  pagePart(news: PagePart, scan: string): void {
    if (this.work.follows(scan)) this.work.receivePart(news);
  }

  pageDone(news: PageDone, scan: string): void {
    if (this.work.follows(scan)) this.work.receiveDone(news);
  }

  pageAhead(news: PageAhead, scan: string): void {
    if (this.work.follows(scan)) this.work.receiveAhead(news);
  }

  pageCorners(news: PageCorners, scan: string): void {
    if (this.work.follows(scan)) this.work.receiveCorners(news);
  }

  pageKept(news: PageKept, scan: string): void {
    if (this.work.follows(scan)) this.work.receiveKept(news);
  }

  pageFailed({ problem }: Problem): void {
    this.work.refuse(problem);
  }

  scanGone({ problem }: Problem, scan: string): void {
    if (this.work.follows(scan)) this.work.receiveGone(problem);
  }

  /** Whether nothing is on its way, and all that there is of the page is shown. */
  get settled(): boolean {
    const { work } = this;
    return !work.busy && (work.kept !== '' || (work.current && work.done !== null));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.readAddress);
    window.addEventListener('keydown', this.turnPage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.readAddress);
    window.removeEventListener('keydown', this.turnPage);
  }

  private readonly readAddress = (): void => this.work.readAddress();

  private readonly turnPage = (event: KeyboardEvent): void => {
    const way = { PageUp: -1, PageDown: 1 }[event.key];
    const target = event.composedPath()[0];
    if (!way || (this.work.status?.pages ?? 1) === 1 || event.ctrlKey || event.altKey || (target instanceof HTMLInputElement && target.type !== 'checkbox') || target instanceof HTMLSelectElement) return;
    event.preventDefault();
    const { way: pages } = this;
    this.work.show(pages[pages.indexOf(this.work.page) + way] ?? this.work.page);
  };

  /** All pages, in the order in which they are looked through. */
  private get way(): readonly number[] {
    return wayThrough(this.work.pages, this.work.order, this.doubtfulFirst);
  }

  private readonly small = (page: number): string => `${this.address('small', page)}&version=${this.work.stacked(page)?.version ?? ''}`;

  /** Has the page lie as its corners say. */
  private square(change: Partial<GeometryOptions>): void {
    this.work.lay({ ...this.work.geometry!, ...change });
    this.lies?.focus();
  }

  private leaveCorners(): void {
    this.work.leaveCorners();
    this.lies?.focus();
  }

  /** And turns to the first of them. */
  private putDoubtfulFirst(first: boolean): void {
    this.doubtfulFirst = first;
    if (first) this.work.show(this.way[0]!);
  }

  protected override willUpdate(): void {
    if (this.started || !this.models) return;
    this.started = true;
    const shown = modelToShow(this.models, this.modelId);
    this.modelId = shown?.id ?? '';
    this.notice = shown?.notice ?? '';
  }

  protected override render() {
    const { work, model } = this;
    const { status, done } = work;
    const none = this.models !== null && !model;
    const stacked = work.pages.length > 1;
    return html`
      <h1 class="spoken">${words.clean.name}</h1>
      <div class="top">
        <label class="model"><span>${words.ui.model}</span>${modelPicker(this.models, this.modelId, (id) => this.choose(id))}</label>
        <studio-badge .model=${model?.title ?? ''} .device=${this.device} .costs=${status && work.current && done?.millis
    ? [[words.clean.tiles, String(done.tiles)], [words.clean.page, durationFigure(done.millis)]] : []}></studio-badge>
      </div>
      <div class="bench">
        <div class="view">
          <div class="shown ${stacked ? 'stacked' : ''}">${work.corners ? html`<page-corners .page=${work.corners}
            @corners-use=${(event: CustomEvent<Corners>) => this.square({ corners: event.detail })} @corners-find=${() => this.square({ crop: true, corners: null })}
            @corners-none=${() => this.square({ crop: false, corners: null })} @corners-cancel=${() => this.leaveCorners()}></page-corners>` : nothing}
            <page-compare ?hidden=${work.corners !== null} class=${work.layers && !work.current ? 'late' : ''} .layers=${work.layers} .strength=${work.strength / 100} ?removed=${this.removed && done !== null}
            .brush=${done && work.current ? this.brush : 0} @stroke=${(event: CustomEvent<Stroke>) => work.addStroke(event.detail)} .hint=${this.hint(none)}></page-compare>
          <studio-notices subject=${words.clean.thePage} .notice=${this.notice || work.notice} .problem=${work.problem || this.noneReady} ?lost=${!work.connected}
            @dismiss=${() => { this.notice = work.notice = ''; this.requestUpdate(); }}></studio-notices></div>
          ${stacked ? html`<page-stack .pages=${work.pages} .order=${work.order} .way=${this.way} .page=${work.page} .small=${this.small} ?running=${work.busy}
            ?doubtfulFirst=${this.doubtfulFirst} ?asItWas=${work.strength === 0} ?ready=${work.current && done !== null} @page-chosen=${(event: CustomEvent<number>) => work.show(event.detail)}
            @order-change=${(event: CustomEvent<readonly number[]>) => work.arrange(event.detail)}
            @doubtful-first-change=${(event: CustomEvent<boolean>) => this.putDoubtfulFirst(event.detail)}
            @as-it-was-change=${(event: CustomEvent<boolean>) => work.leaveAsItWas(event.detail)}></page-stack>` : nothing}
        </div>
        <div class="aside">
          <page-sources .limit=${this.scanLimit} .keepMinutes=${this.keepMinutes} ?disabled=${none} @pages=${(event: CustomEvent<File[]>) => this.take(event.detail)}></page-sources>
          <page-examples .examples=${this.examples} ?disabled=${none} @example=${(event: CustomEvent<string>) => work.try(event.detail)}></page-examples>
          <div class="about">${this.about()}</div>
          ${none ? nothing : html`<div class="now" aria-live="polite">${this.now()}</div>`}
          <page-wishes .wish=${this.wish} .languages=${this.languages} .hint=${this.readerHint} ?disabled=${none}
            @wish-change=${(event: CustomEvent<Wish>) => { this.wish = event.detail; work.redo(); }}></page-wishes>
          ${status ? html`<page-geometry .geometry=${work.geometry} .others=${stacked ? status.geometry : null} .turned=${done?.geometry?.turned ?? 0} ?textStays=${done?.geometry?.textStays} .half=${work.stacked(work.page)?.half ?? null}
            @split-wanted=${(event: CustomEvent<boolean>) => work.split(!event.detail ? 'NONE' : status.geometry.split === 'RIGHT_FIRST' ? 'RIGHT_FIRST' : 'LEFT_FIRST')}
            .strokes=${work.strokes.length} @geometry-change=${(event: CustomEvent<GeometryOptions>) => work.lay(event.detail)}
            @corners-wanted=${() => work.askForCorners()}></page-geometry>` : nothing}
          <page-facts .done=${work.current ? done : null}></page-facts>
          <page-result .strength=${work.strength} ?many=${stacked} @strength-all=${() => work.useStrengthForAll()} ?removed=${this.removed} .done=${work.current ? done : null} ?disabled=${none}
            .address=${work.ready ? (format: string) => this.address(format, work.page) : null} .brush=${this.brush} .strokes=${work.strokes.length}
            @brush-change=${(event: CustomEvent<number>) => { this.brush = event.detail; }} @brush-undo=${() => work.undoStroke()}
            @strength-change=${(event: CustomEvent<number>) => work.setStrength(event.detail)} @strength-set=${() => work.save()}
            @removed-change=${(event: CustomEvent<boolean>) => { this.removed = event.detail; }}></page-result>
          <scan-result .status=${status} .pages=${work.pages} .order=${work.order} .address=${work.saved ? (kind: string, form: Form) => this.address(kind, undefined, form) : null}
            .sizes=${work.sizes} .problem=${work.sizesProblem} @sizes-wanted=${() => work.askForSizes()} @scan-delete=${() => work.delete()}></scan-result>
          <p class="lab">${words.clean.lab((name) => html`<a href="lab">${name}</a>`)}</p>
        </div>
      </div>`;
  }

  private hint(none: boolean): string {
    const { work } = this;
    return none ? words.clean.noModel : work.kept || (work.busy ? words.clean.mayClose : words.clean.openOne);
  }

  private about() {
    const { status, opened, current, page } = this.work;
    const size = opened && current ? `${opened.width} × ${opened.height} px${opened.dpi ? ` · ${Math.round(opened.dpi)} dpi` : ''}` : '';
    if (!status) {
      return opened?.page === 0 ? html`<h2>${words.clean.example}</h2><p>${words.clean.exampleFrom(size, (name) => html`<a
        href="https://archive.ics.uci.edu/dataset/318/noisyoffice" target="_blank" rel="noopener">${name}</a>`)}</p>` : nothing;
    }
    let before = 0;
    const file = status.files.find(({ pages }) => (before += pages) >= Math.abs(page));
    return html`<h2>${file?.name}</h2><p>${size}</p>`;
  }

  private now() {
    const { sent, status, part } = this.work;
    const progress = (text: string, share: number, detail: string) =>
      html`<page-progress .text=${text} .share=${share} .detail=${detail} @cancel=${() => this.work.stop()}></page-progress>`;
    if (sent !== null) return progress(words.clean.sending, sent, `${Math.round(sent * 100)} %`);
    if (!status) return nothing;
    const one = status.pages === 1;
    const left = (seconds: number | null | undefined) => (seconds ? ` · ${leftFigure(seconds)}` : '');
    const again = status.again.length > 0 && progress(words.clean.again(status.again), part ? part.done / part.total : 0, '');
    switch (status.state) {
      case 'WAITING': if (again) return again;
        return progress(words.clean.waiting, status.done / status.pages, one ? '' : words.clean.ofPages(status.done, status.pages));
      case 'RUNNING': {
        if (again) return again;
        const tiles = part && part.done < part.total ? words.clean.ofTiles(part.done, part.total) : '';
        if (one) return progress(words.clean.cleaning, part ? part.done / part.total : 0, `${tiles}${left(part?.secondsLeft)}`);
        return progress(words.clean.inBackground, status.done / status.pages,
          `${words.clean.ofPages(status.done, status.pages)}${left(this.work.secondsLeft)}${tiles && ` · ${words.clean.thisPage(tiles)}`}`);
      }
      case 'DONE': return one ? nothing : html`<p>${words.clean.allClean(Math.max(status.pages, this.work.pages.length))}</p>`;
      case 'FAILED': return html`<p>${!one ? words.clean.stoppedAfterPages(status.done, status.pages)
        : part ? words.clean.stoppedAfterTiles(part.done, part.total) : words.clean.stopped}</p>
        <button @click=${() => this.work.goOn()}>${one ? words.clean.cleanIt : words.clean.goOn}</button>`;
    }
  }

  private get model(): ModelChoice | undefined {
    return this.models?.find(({ id }) => id === this.modelId);
  }

  private get noneReady(): string {
    const { models } = this;
    if (!models || available(models).length > 0) return '';
    return models[0] ? words.clean.noneReady(models[0].reason ?? words.ui.unknownReason) : words.clean.noneInstalled;
  }

  private take(files: readonly File[]): void {
    if (!available(this.models).length) return;
    this.notice = '';
    void this.work.take(files);
  }

  private choose(modelId: string): void {
    this.modelId = modelId;
    this.notice = '';
    history.replaceState(history.state, '', new URL(`clean/${modelId}${location.search}`, document.baseURI));
    this.work.redo();
  }

  /** Of a page as a format, or of all pages as a kind and in a form. */
  private address(kind: string, page?: number, form: Form = {}): string {
    const address = new URL(this.result, document.baseURI);
    address.search = String(new URLSearchParams({ scan: this.work.status!.id, kind, ...(page ? { page: String(page) } : {}), ...form }));
    return address.href;
  }
}
