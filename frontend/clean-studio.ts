/**
 * `clean-studio`: the Clean screen. A page goes to the server and comes back clean, tile by tile, beside what it was; several
 * files, and files of many pages, are cleaned in the background and looked at page by page.
 *
 * Properties, set by the server: `models`, `modelId`, `device`, `limit` and `scanLimit` (bytes of a page and of a scan), `upload`
 * and `result` (addresses).
 * Methods, called by the server: `pageOpened`, `pagePart`, `pageDone`, `pageFailed`; see `page-news.ts`. Asks the server through Flow's
 * `$server`: `cancel(job)`, `again(job, modelId)`.
 * Events: none. Keyboard: see `page-compare`; Ctrl+V and a dropped file bring a page.
 */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { layout } from './clean-studio-style.js';
import type { ComputeDevice } from './contract.js';
import { durationFigure, leftFigure } from './figures.js';
import { available, modelPicker, modelToShow } from './model-picker.js';
import './page-compare.js';
import type { PageCompare } from './page-compare.js';
import type { PageDone, PageFailed, PageOpened, PagePart, RestorerChoice, ScanServer } from './page-news.js';
import './page-progress.js';
import './page-result.js';
import './page-sources.js';
import { PICTURES, isDocument, objectionTo } from './page-upload.js';
import type { Stroke } from './page-layers.js';
import { PageWork } from './page-work.js';
import './scan-pages.js';
import './scan-result.js';
import { ScanWork, scanOfAddress } from './scan-work.js';
import { PictureIntake } from './picture-intake.js';
import './studio-badge.js';
import './studio-notices.js';
import { controls, focusRing, headings } from './studio-style.js';

@customElement('clean-studio')
export class CleanStudio extends LitElement {
  static override styles = [focusRing, controls, headings, layout];

  /** Null until the server has told them; there may be none. */
  @property({ attribute: false }) models: readonly RestorerChoice[] | null = null;
  @property() modelId = '';
  @property({ attribute: false }) device: ComputeDevice | null = null;
  @property({ type: Number }) limit = 0;
  @property({ type: Number }) scanLimit = 0;
  @property() upload = '';
  @property() result = '';
  @state() private notice = '';
  @state() private strength = 100;
  @state() private removed = false;
  /** Radius of the brush that brings the original back, pixels of the picture; 0 while it is put away. */
  @state() private brush = 0;
  @query('page-compare') private compare?: PageCompare;

  private declare readonly $server?: ScanServer;
  private readonly work = new PageWork(this, () => ({ upload: this.upload, modelId: this.modelId, limit: this.limit, server: this.$server }),
    () => this.compare?.repaint());
  private readonly scan = new ScanWork(this, () => this.compare?.repaint());
  private readonly intake = new PictureIntake(this, (files) => void this.take(files));
  private started = false;

  pageOpened(news: PageOpened): void {
    this.work.receiveOpened(news);
  }

  pagePart(news: PagePart): void {
    this.work.receivePart(news);
  }

  pageDone(news: PageDone): void {
    this.work.receiveDone(news);
  }

  pageFailed(news: PageFailed): void {
    this.work.failed(news);
  }

  /** Whether the newest page or scan is clean, cancelled or refused. */
  get settled(): boolean {
    return !(this.scan.active ? this.scan.busy : this.work.busy);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.readAddress);
    this.readAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.readAddress);
  }

  private readonly readAddress = (): void => {
    const scan = scanOfAddress();
    if (scan) this.scan.watch(scan);
  };

  protected override willUpdate(): void {
    if (this.started || !this.models) return;
    this.started = true;
    const shown = modelToShow(this.models, this.modelId);
    this.modelId = shown?.id ?? '';
    this.notice = shown?.notice ?? '';
  }

  protected override render() {
    const { work, scan, model } = this;
    const none = this.models !== null && !model;
    return html`
      <h1 class="spoken">Clean</h1>
      <div class="top">
        <label class="model"><span>Model</span>${modelPicker(this.models, this.modelId, (id) => this.choose(id))}</label>
        <studio-badge .model=${model?.title ?? ''} .device=${this.device} .costs=${work.done && work.current && !scan.active
    ? [['tiles', String(work.done.tiles)], ['page', durationFigure(work.done.millis)]] : []}></studio-badge>
      </div>
      <div class="bench">
        <div class="view">
          ${scan.active ? html`<page-compare .layers=${scan.layers} ?removed=${this.removed} .hint=${this.scanHint}></page-compare>`
    : html`<page-compare class=${work.layers && work.busy && !work.current ? 'late' : ''} .layers=${work.layers} .strength=${this.strength / 100} ?removed=${this.removed && work.done !== null}
            .brush=${work.done && work.current ? this.brush : 0} @stroke=${(event: CustomEvent<Stroke>) => work.addStroke(event.detail)}
            .hint=${none ? 'No model is ready to clean pages' : work.busy ? 'The example is being cleaned' : 'Open a page to see it before and after'}></page-compare>`}
          <studio-notices subject="The page" .notice=${this.notice} .problem=${scan.problem || (scan.active ? '' : work.problem) || this.noneReady} ?lost=${!work.connected || !scan.connected}
            @dismiss=${() => { this.notice = ''; }}></studio-notices>
        </div>
        <div class="aside">
          <page-sources .limit=${this.scanLimit} ?disabled=${none} @pages=${(event: CustomEvent<File[]>) => void this.take(event.detail)}></page-sources>
          ${scan.active ? this.aboutScan() : this.aboutPage(none)}
          <p class="lab"><a href="lab">Damage lab</a>: damage a clean page yourself and see how much comes back.</p>
        </div>
      </div>`;
  }

  private aboutPage(none: boolean) {
    const { work } = this;
    return html`<div class="about">${work.opened ? this.about(work.opened) : nothing}</div>
      ${none ? nothing : html`<div class="now">${this.now()}</div>`}
      <page-result .strength=${this.strength} ?removed=${this.removed} .inkRemoved=${work.done?.inkRemoved ?? null}
        .address=${work.done && work.current ? (format: string) => this.address(format) : null} .brush=${this.brush} .strokes=${work.strokes.length}
        @brush-change=${(event: CustomEvent<number>) => { this.brush = event.detail; }} @brush-undo=${() => work.undoStroke()}
        @strength-change=${(event: CustomEvent<number>) => { this.strength = event.detail; }}
        @removed-change=${(event: CustomEvent<boolean>) => { this.removed = event.detail; }}></page-result>`;
  }

  private aboutScan() {
    const { scan } = this;
    const { status, sent, secondsLeft } = scan;
    const left = secondsLeft === null ? '' : ` · ${leftFigure(secondsLeft)}`;
    return html`
      <div class="now" aria-live="polite">${sent !== null ? html`<page-progress text="Sending the files" .share=${sent} .detail=${`${Math.round(sent * 100)} %`} @cancel=${() => void scan.cancel()}></page-progress>`
    : scan.busy ? html`<page-progress .text=${status!.state === 'WAITING' ? 'Waiting for its turn' : 'Cleaning in the background'} .share=${status!.done / status!.pages}
        .detail=${`${status!.done} of ${status!.pages} pages${left}`} @cancel=${() => void scan.cancel()}></page-progress>`
    : html`<p>${status!.state === 'DONE' ? `${status!.pages} ${status!.pages === 1 ? 'page is' : 'pages are'} clean.` : `Stopped after ${status!.done} of ${status!.pages} pages.`}</p>`}</div>
      <scan-pages .status=${status} .page=${scan.page} @page-chosen=${(event: CustomEvent<number>) => scan.show(event.detail)}></scan-pages>
      <scan-result .status=${status} ?removed=${this.removed} @removed-change=${(event: CustomEvent<boolean>) => { this.removed = event.detail; }}
        @scan-delete=${() => void scan.cancel()} @scan-again=${() => void scan.again()}></scan-result>`;
  }

  private get scanHint(): string {
    const { scan } = this;
    return scan.sent !== null ? 'The files are on their way' : scan.page ? `Nothing on page ${scan.page} is a scan; it stays as it is`
      : 'You may close this page: the work goes on, and this address shows it';
  }

  private about({ job, name, width, height, dpi }: PageOpened) {
    const size = `${width} × ${height} px${dpi ? ` · ${Math.round(dpi)} dpi` : ''}`;
    return job === 0 && this.work.current ? html`<h2>An example: a coffee stain</h2><p>${size} · from
      <a href="https://archive.ics.uci.edu/dataset/318/noisyoffice" target="_blank" rel="noopener">NoisyOffice</a>, CC BY 4.0</p>`
      : html`<h2>${name}</h2><p>${size}</p>`;
  }

  private now() {
    const { phase, part, sent } = this.work;
    const progress = (text: string, share: number, detail: string) =>
      html`<page-progress .text=${text} .share=${share} .detail=${detail} @cancel=${() => this.work.cancel()}></page-progress>`;
    switch (phase) {
      case 'uploading': return progress('Sending the page', sent, `${Math.round(sent * 100)} %`);
      case 'waiting': return progress('Opening the page', 0, '');
      case 'cleaning': {
        if (!part) return progress('Cleaning', 0, '');
        const left = part.secondsLeft ? ` · ${leftFigure(part.secondsLeft)}` : '';
        return progress('Cleaning', part.done / part.total, `${part.done} of ${part.total} tiles${left}`);
      }
      case 'cancelled': return html`<p>Cancelled. ${part ? `${part.done} of ${part.total} tiles are clean.` : ''}</p>
        ${this.work.opened ? html`<button @click=${() => this.work.again()}>Clean ${this.work.current ? 'again' : 'the page before'}</button>` : nothing}`;
      default: return nothing;
    }
  }

  private get model(): RestorerChoice | undefined {
    return this.models?.find(({ id }) => id === this.modelId);
  }

  private get noneReady(): string {
    const { models } = this;
    return !models || available(models).length > 0 ? '' : `Expected a model that cleans pages, found ${models[0]
      ? `none that is ready: ${models[0].reason ?? 'unknown reason'}` : 'none'}. Put a restorer under models/ and restart the server; the Models screen says more.`;
  }

  private async take(files: readonly File[]): Promise<void> {
    if (!available(this.models).length) return;
    this.notice = '';
    const [file] = files;
    if (files.length > 1 || (file && await isDocument(file))) {
      await this.scan.take(files, this.modelId, this.scanLimit);
      return;
    }
    const objection = await objectionTo(file!, this.limit, PICTURES);
    if (objection && this.scan.active) return this.scan.refuse(objection); // what is shown stays
    this.scan.turnAway();
    void this.work.take(file!);
  }

  private choose(modelId: string): void {
    this.modelId = modelId;
    this.notice = '';
    history.replaceState(history.state, '', new URL(`clean/${modelId}${location.search}`, document.baseURI));
    if (this.work.opened && !this.scan.active) this.work.again();
  }

  private address(format: string): string {
    const address = new URL(this.result, document.baseURI);
    address.search = String(new URLSearchParams({ job: String(this.work.job), format, strength: String(this.strength) }));
    return address.href;
  }
}
