/**
 * `draw-studio`: the Draw screen. A drawing goes to the server frame by frame, its reconstruction comes back under the pen.
 *
 * Properties, set by the server: `models`, `modelId`, `device`. Methods, called by the server: `receive(answer)`.
 * Asks the server through Flow's `$server`: `reconstruct(frame, modelIds, picture, normalise)`, `decode(frame, modelId,
 * latent)`. The address always tells the state (see `permalink.ts`).
 * Events: none. Keyboard: see `shortcut-sheet`; Ctrl+V and a dropped file bring a picture.
 */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { copyPicture, copyText } from './clipboard.js';
import { watchConnection } from './connection.js';
import type { Answer, ComputeDevice, ModelChoice, Result, Server } from './contract.js';
import { type FileKind, fileOf, save } from './downloads.js';
import { layout } from './draw-studio-style.js';
import { BLANK } from './drawing.js';
import './error-maps.js';
import { FrameLoop } from './frame-loop.js';
import './honesty-meter.js';
import './ink-pad.js';
import type { InkPad } from './ink-pad.js';
import './latent-sliders.js';
import './model-comparison.js';
import { readFragment, writeFragment } from './permalink.js';
import './pixel-image.js';
import { SAMPLE } from './sample.js';
import './shortcut-sheet.js';
import type { ShortcutSheet } from './shortcut-sheet.js';
import './sketch-toolbar.js';
import { LARGEST_BRUSH, SMALLEST_BRUSH } from './strokes.js';
import './studio-badge.js';
import { type Command, commandOf } from './studio-keys.js';
import { controls, focusRing, headings } from './studio-style.js';
import './take-away.js';

/** Browsers refuse an address that changes more than about three times a second. */
const ADDRESS_MILLIS = 400;

@customElement('draw-studio')
export class DrawStudio extends LitElement {
  static override styles = [focusRing, controls, headings, layout];

  @property({ attribute: false }) models: readonly ModelChoice[] = [];
  @property() modelId = '';
  @property({ attribute: false }) device: ComputeDevice | null = null;
  @state() private results: readonly Result[] = [];
  @state() private decoding: Result | null = null;
  @state() private edited: readonly number[] | null = null;
  @state() private normalise = true;
  @state() private compare = false;
  @state() private sample = false;
  @state() private wait: 'idle' | 'late' | 'lost' = 'idle';
  @state() private connected = true;
  @state() private notice = '';
  @state() private problem = '';
  @state() private transferMillis = 0;
  @state() private brush = 80;
  @state() private erasing = false;
  @query('ink-pad') private pad!: InkPad;
  @query('shortcut-sheet') private sheet!: ShortcutSheet;

  private declare readonly $server?: Server;
  private readonly loop = new FrameLoop((wait) => { this.wait = wait; });
  private stopWatching = () => {};
  private addressTimer = 0;
  private started = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.started) this.ask(); // Flow moved the element: what was in flight is forgotten
    window.addEventListener('keydown', this.press);
    window.addEventListener('paste', this.paste);
    window.addEventListener('hashchange', this.restore);
    window.addEventListener('pagehide', this.writeAddress);
    this.stopWatching = watchConnection((connected) => {
      this.connected = connected;
      if (connected) this.loop.resend();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.press);
    window.removeEventListener('paste', this.paste);
    window.removeEventListener('hashchange', this.restore);
    window.removeEventListener('pagehide', this.writeAddress);
    clearTimeout(this.addressTimer);
    this.addressTimer = 0;
    this.stopWatching();
    this.loop.stop();
  }

  /** Takes the server's answer to a frame. */
  receive(answer: Answer): void {
    const times = this.loop.answered(answer.frame);
    if (!times) return;
    this.problem = answer.problem ?? '';
    const [first] = answer.results;
    if (!first) return;
    if (first.latent) {
      this.results = answer.results;
      if (this.edited?.length === first.latent.length) this.ask(true);
      else this.edited = this.decoding = null;
    } else if (this.edited) {
      this.decoding = first;
    }
    const { queueMillis, inferenceMillis } = first.timing;
    this.transferMillis = Math.max(0, times.roundTripMillis - queueMillis - inferenceMillis);
  }

  protected override updated(): void {
    if (this.started || this.models.length === 0) return;
    this.started = true;
    const asked = this.modelId;
    if (!this.model?.available) {
      const model = this.models.find((candidate) => candidate.available);
      this.modelId = model?.id ?? '';
      if (asked && model) {
        const reason = this.models.find((candidate) => candidate.id === asked)?.reason;
        this.notice = `${reason ? `“${asked}” cannot be used now: ${reason}` : `There is no model “${asked}” here`}. This is ${model.title}.`;
      }
    }
    this.restore();
  }

  protected override render() {
    const model = this.model;
    const blank = this.pad?.blank ?? true;
    const shown = this.shown;
    return html`
      <h1 class="spoken">Draw</h1>
      <div class="top">
        <label class="model"><span>Model</span>${this.picker()}</label>
        <label class="switch"><input type="checkbox" role="switch" .checked=${this.compare} @change=${() => this.perform('compare')}>
          <span>Compare<span class="more"> models</span></span></label>
        <studio-badge .model=${this.compare ? `${this.results.length} models` : model?.title ?? ''} .device=${this.device}
          .timing=${shown?.timing ?? null} .transferMillis=${this.transferMillis}></studio-badge>
      </div>
      <div class="bench ${this.compare ? 'comparing' : ''}" @dragover=${this.dragOver} @dragleave=${this.dragEnd} @drop=${this.drop}>
        <section class="yours" aria-labelledby="yours"><h2 id="yours">Your drawing</h2>
          <ink-pad .brush=${this.brush} ?erasing=${this.erasing} .hint=${this.sample ? 'Draw over me' : blank && this.started ? 'Draw a digit here' : ''}
            @ink-start=${this.leaveSample} @ink-change=${this.inkChanged}
            @ink-problem=${(event: CustomEvent<string>) => { this.problem = event.detail; }}></ink-pad>
        </section>
        <sketch-toolbar ?undoable=${this.pad?.undoable} ?redoable=${this.pad?.redoable} ?clearable=${!blank} ?erasing=${this.erasing}
          .brush=${this.brush} @tool=${(event: CustomEvent<Command>) => this.perform(event.detail)}
          @brush-change=${(event: CustomEvent<number>) => { this.brush = event.detail; }}
          @picture=${(event: CustomEvent<File>) => this.bring(event.detail)}></sketch-toolbar>
        ${this.compare ? this.comparison() : this.single(shown)}
        <div class="notices" role="status">${this.notices()}</div>
      </div>
      ${this.compare || !model ? nothing : html`
        <latent-sliders .values=${this.reconstruction?.latent ?? null} .edited=${this.edited} .low=${model.low} .high=${model.high}
          .median=${model.median} @latent-change=${this.editLatent} @latent-reset=${this.resetLatent}></latent-sliders>`}
      <shortcut-sheet></shortcut-sheet>`;
  }

  private single(shown: Result | null) {
    const late = this.wait !== 'idle';
    const reconstruction = this.reconstruction;
    return html`
      <section class="theirs" aria-labelledby="theirs"><h2 id="theirs">${this.edited ? 'Decoded from the edited latent' : 'Reconstruction'}</h2>
        <pixel-image label=${this.edited ? 'Picture decoded from the edited latent' : 'Reconstruction of your drawing'}
          .picture=${shown?.picture ?? ''} .width=${shown?.width ?? 28} .height=${shown?.height ?? 28} ?late=${late}></pixel-image>
        ${shown ? nothing : html`<p class="empty">${this.model ? 'What the model makes of your drawing appears here' : 'No model is ready'}</p>`}
      </section>
      <take-away ?ready=${!!reconstruction} @copy-link=${this.copyLink}
        @download=${(event: CustomEvent<FileKind>) => this.download(event.detail)}></take-away>
      <div class="aside">
        <error-maps .result=${reconstruction && shown ? { ...reconstruction, picture: shown.picture } : null} ?late=${late}></error-maps>
        <label class="switch normalise"><input type="checkbox" role="switch" .checked=${this.normalise}
          @change=${() => this.perform('normalise')}>Centre and scale as the training digits</label>
        <honesty-meter .error=${reconstruction?.error ?? null} .densityPercentile=${shown?.densityPercentile ?? null}
          .errorPercentile=${this.edited ? null : reconstruction?.errorPercentile ?? null}></honesty-meter>
      </div>`;
  }

  private comparison() {
    return html`<model-comparison .models=${this.available} .results=${this.results} ?late=${this.wait !== 'idle'}
      @model-choice=${(event: CustomEvent<string>) => { this.compare = false; this.choose(event.detail); }}></model-comparison>`;
  }

  private picker() {
    return html`<select ?disabled=${this.available.length === 0} aria-label="Model"
      @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value)}>
      ${this.models.map((model) => html`<option value=${model.id} ?disabled=${!model.available} .selected=${model.id === this.modelId}>
        ${model.title}${model.available ? '' : ` – unavailable: ${model.reason ?? 'unknown reason'}`}</option>`)}
    </select>`;
  }

  private notices() {
    const dismiss = html`<button aria-label="Dismiss" @click=${() => { this.notice = ''; }}>✕</button>`;
    return html`
      ${this.connected ? nothing : html`<p class="waiting">The connection is lost; reconnecting. Your drawing stays here.</p>`}
      ${this.connected && this.wait === 'lost' ? html`<p class="waiting">Still waiting for the server. Your drawing stays here.</p>` : nothing}
      ${this.started && this.available.length === 0 ? html`<p class="problem">No model is ready: ${this.models[0]?.reason
        ?? 'none is installed'}. The Models screen says more.</p>` : nothing}
      ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
      ${this.notice ? html`<p>${this.notice}${dismiss}</p>` : nothing}`;
  }

  private get model(): ModelChoice | undefined {
    return this.models.find((candidate) => candidate.id === this.modelId);
  }

  private get available(): readonly ModelChoice[] {
    return this.models.filter((candidate) => candidate.available);
  }

  private get reconstruction(): Result | null {
    return this.results.find((result) => result.model === this.modelId) ?? null;
  }

  private get shown(): Result | null {
    return (this.edited && this.decoding) || this.reconstruction;
  }

  /** Asks for the drawing, or for the edited latent once the drawing's own latent is known. */
  private ask(latentKnown = false): void {
    if (this.pad.blank || !this.model?.available) {
      this.loop.forget();
      this.results = [];
      this.edited = this.decoding = null;
    } else if (latentKnown && this.edited && !this.compare) {
      const [model, latent] = [this.modelId, [...this.edited]];
      this.loop.request((frame) => void this.$server?.decode(frame, model, latent).catch(this.refused));
    } else {
      // the picture is made when the frame is sent, so a frame that was overtaken costs nothing
      this.loop.request((frame) => void this.$server?.reconstruct(frame, this.compare ? this.available.map(({ id }) => id) : [this.modelId],
        this.pad.png().split(',')[1], this.normalise).catch(this.refused));
    }
    this.addressChanged();
  }

  private readonly refused = (): void => {
    this.problem = 'The server did not take this drawing. Draw on, or reload the page: the drawing is in the address.';
  };

  private inkChanged(): void {
    this.sample = false;
    this.edited = this.decoding = null;
    this.problem = '';
    this.ask();
    this.requestUpdate(); // undo, redo and clear may have become possible
  }

  private leaveSample(): void {
    if (!this.sample) return;
    this.sample = false;
    this.pad.show(BLANK);
  }

  private choose(modelId: string): void {
    this.modelId = modelId;
    this.edited = this.decoding = null;
    this.notice = '';
    this.ask();
  }

  private editLatent(event: CustomEvent<number[]>): void {
    this.edited = event.detail;
    this.ask(true);
  }

  private resetLatent(): void {
    this.edited = this.decoding = null;
    this.addressChanged();
  }

  private perform(command: Command): void {
    switch (command) {
      case 'undo': case 'redo': case 'clear': this.pad[command](); break;
      case 'erase': this.erasing = !this.erasing; break;
      case 'thinner': this.brush = Math.max(SMALLEST_BRUSH, this.brush - 8); break;
      case 'thicker': this.brush = Math.min(LARGEST_BRUSH, this.brush + 8); break;
      case 'normalise': this.normalise = !this.normalise; this.edited = this.decoding = null; this.ask(); break;
      case 'compare': this.compare = !this.compare; this.edited = this.decoding = null; this.ask(); break;
      case 'keys': this.sheet.open(); break;
      case 'copy': void this.copyDrawing(); break;
    }
  }

  private readonly press = (event: KeyboardEvent): void => {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    this.perform(command);
  };

  private readonly paste = (event: ClipboardEvent): void => {
    const file = [...(event.clipboardData?.files ?? [])].find((candidate) => candidate.type.startsWith('image/'));
    if (file) this.bring(file);
  };

  private bring(file: File): void {
    this.sample = false;
    void this.pad.bring(file);
  }

  private dragOver(event: DragEvent): void {
    event.preventDefault();
    this.toggleAttribute('dropping', true);
  }

  private dragEnd(): void {
    this.toggleAttribute('dropping', false);
  }

  private drop(event: DragEvent): void {
    event.preventDefault();
    this.dragEnd();
    const file = event.dataTransfer?.files[0];
    if (file) this.bring(file);
  }

  private async copyLink(): Promise<void> {
    this.writeAddress();
    const copied = await copyText(location.href);
    const left = this.pad.drawing.ground ? ' A pasted picture is too large for a link and is not in it.' : '';
    this.notice = (copied ? 'Link copied: it rebuilds this drawing on any machine.' : `The browser refused to copy; copy the address above.`) + left;
  }

  private async copyDrawing(): Promise<void> {
    const copied = await copyPicture(this.pad.png(560));
    this.notice = copied ? 'Drawing copied as a PNG of 560 px.' : 'Copying a picture needs https or localhost; download it instead.';
  }

  private async download(kind: FileKind): Promise<void> {
    const [model, reconstruction] = [this.model, this.reconstruction];
    if (!model || !reconstruction) return;
    const { name, content } = await fileOf(kind, { model, reconstruction, decoding: this.edited && this.decoding, edited: this.edited });
    save(name, content);
  }

  /** Rebuilds the screen from the address; without a drawing in it, the sample. */
  private readonly restore = (): void => {
    const link = readFragment(location.hash);
    const model = this.model;
    this.normalise = link.normalise;
    this.compare = link.compare;
    if (link.problem) this.notice = link.problem;
    else if (model && link.version && link.version !== model.version) {
      this.notice = `This link was made with version ${link.version} of ${model.title}; this is version ${model.version}, so its pictures may differ.`;
    }
    this.sample = link.strokes === null;
    this.pad.show({ strokes: link.strokes ?? SAMPLE, ground: null });
    this.edited = link.edited?.length === model?.latentSize ? link.edited : null;
    this.decoding = null;
    this.ask();
  };

  private addressChanged(): void {
    this.addressTimer ||= window.setTimeout(this.writeAddress, ADDRESS_MILLIS);
  }

  private readonly writeAddress = (): void => {
    clearTimeout(this.addressTimer);
    this.addressTimer = 0;
    if (!this.model || !this.isConnected) return;
    const address = new URL(`draw/${this.modelId}`, document.baseURI);
    const untouched = this.sample && !this.edited && this.normalise && !this.compare;
    if (!untouched) {
      address.hash = writeFragment({ version: this.model.version, strokes: this.pad.drawing.strokes, edited: this.edited,
        normalise: this.normalise, compare: this.compare });
    }
    // Flow's router keeps its own state in the history; it must survive
    if (address.href !== location.href) history.replaceState(history.state, '', address);
  };
}
