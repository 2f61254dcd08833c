/**
 * `draw-studio`: the Draw screen. A drawing goes to the server frame by frame, its reconstruction comes back under the pen.
 *
 * Asks the server as `draw-contract.ts` tells. The address always tells the state (see `draw-setting.ts`).
 * Events: none. Keyboard: see `shortcut-sheet`; Ctrl+V and a dropped file bring a picture.
 */
import { html, nothing, svg } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../../ui/embed-code.js';
import { copyPicture, copyText } from '../../ui/clipboard.js';
import type { Answer, ModelChoice } from '../../talk/contract.js';
import type { DrawTold } from '../../talk/told-contract.js';
import type { DrawServer, Result } from './draw-contract.js';
import { DrawTalk, type DrawingQuestion } from './draw-talk.js';
import { type FileKind, fileOf, save } from '../../picture/downloads.js';
import { layout } from './draw-studio-style.js';
import { BLANK, type Drawing } from '../../pad/drawing.js';
import { groundOfName, nameOfGround } from '../../pad/kept-ground.js';
import { type PictureShape, shapeOf } from '../../talk/data-set-contract.js';
import { errorFigure } from '../../ui/figures.js';
import '../../ui/carry-on.js';
import './error-maps.js';
import { keptShare } from './honesty-meter.js';
import '../../pad/ink-pad.js';
import type { InkPad } from '../../pad/ink-pad.js';
import type { StripWish } from './latent-sliders.js';
import './latent-sliders.js';
import { LatentStrips } from './latent-strips.js';
import './model-comparison.js';
import { available, modelPicker, noneReady } from '../../ui/model-picker.js';
import { ModelScreen } from '../../ui/model-screen.js';
import { DrawSteps, type Look } from './draw-steps.js';
import { limitsOfLink, noticeOf, readFragment, writeFragment } from './draw-setting.js';
import { carry } from '../../page/carried-picture.js';
import { PictureIntake } from '../../page/picture-intake.js';
import { type Picture, packed, pictureOf } from '../../picture/pictures.js';
import '../../picture/pixel-image.js';
import { costOf } from '../../talk/question-line.js';
import { openingOf } from './opening.js';
import './shortcut-sheet.js';
import type { ShortcutSheet } from './shortcut-sheet.js';
import './sketch-toolbar.js';
import '../../pad/picture-crop.js';
import type { PictureCrop } from '../../pad/picture-crop.js';
import { LARGEST_BRUSH, SMALLEST_BRUSH } from '../../pad/strokes.js';
import '../../ui/studio-badge.js';
import '../../ui/studio-notices.js';
import { type Command, commandOf } from './studio-keys.js';
import { controls, focusRing, headings, topBar } from '../../ui/studio-style.js';
import './take-away.js';
import { words } from '../../words/words.js';

/** Pixels of a drawing that is copied. */
const COPIED_SIDE = 560;
/** A value that differs by less was not moved. */
const STILL = 1e-6;
const LENS = html`<svg viewBox="0 0 24 24" aria-hidden="true">${svg`<circle cx="10" cy="10" r="6"/><path d="M14.500 14.500L21 21M10 7v6M7 10h6"/>`}</svg>`;
const ARROW = html`<svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d="M3 12h17M14 6l6 6-6 6"/>`}</svg>`;

@customElement('draw-studio')
export class DrawStudio extends ModelScreen<DrawServer> {
  static override styles = [focusRing, controls, headings, topBar, layout];

  @state() private normalise = true;
  @state() private compare = false;
  /** Whether the layers of the model are shown. */
  @state() private inside = false;
  /** Whether what shows them has come. */
  @state() private insideLoaded = false;
  @state() private sample = false;
  @state() private brush = 80;
  @state() private erasing = false;
  @query('ink-pad') private pad!: InkPad;
  @query('shortcut-sheet') private sheet!: ShortcutSheet;
  @query('picture-crop') private crop!: PictureCrop;

  protected readonly places = ['', 'draw'];
  private readonly steps = new DrawSteps();
  /** What was shown when the stroke began that is under way. */
  private strokeBegan: Look | null = null;
  /** The latent of the step that the pad goes to. */
  private returning: readonly number[] | null = null;
  /** Along which value pictures are wanted. */
  @state() private wish: StripWish | null = null;
  private readonly strips = new LatentStrips(this.talk);
  private readonly drawing = new DrawTalk(this.talk, () => this.question());
  private readonly intake = new PictureIntake(this, ([file]) => void this.bring(file!));

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.press);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.press);
  }

  /** What is drawn is seen with the new weights at once, also under the pen. */
  protected override renewed(id: string): void {
    if (id === this.modelId || (this.compare && this.compared.some((model) => model.id === id))) this.ask(this.drawing.edited);
  }

  /** A picture that was brought is in no address. */
  protected override keep(): Drawing | null {
    return this.sample ? null : this.pad.drawing;
  }

  override receive(line: string, answer: Answer<unknown>): void {
    const { edited } = this.drawing;
    super.receive(line, answer);
    // an edit made before the answer is joined with it
    if (this.drawing.edited !== edited) this.address.changed();
  }

  protected override render() {
    const model = this.model;
    const blank = this.pad?.blank ?? true;
    const shown = this.shown;
    const { line, results } = this.drawing;
    return html`
      <h1>${this.headline}</h1>
      <div class="top">
        <label class="model"><span>${words.ui.model}</span>${modelPicker(this.models, this.modelId, (id) => this.choose(id))}</label>
        <label class="switch"><input type="checkbox" role="switch" .checked=${this.compare} @change=${() => this.perform('compare')}>
          <span>${words.draw.compare((part) => html`<span class="more">${part}</span>`)}</span></label>
        <button class="inside" title=${words.inside.open} aria-label=${words.inside.open} aria-pressed=${this.looking} ?disabled=${this.compare} @click=${() => this.perform('inside')}>
          ${LENS}<span>${words.inside.open}</span></button>
        <studio-badge .model=${this.compare ? words.draw.models(results.length) : model?.title ?? ''} .device=${this.device}
          .timing=${(this.compare && costOf(results)) || (shown?.timing ?? null)} .transferMillis=${this.drawing.transferMillis}></studio-badge>
      </div>
      <div class="bench ${this.compare ? 'comparing' : ''} ${this.looking ? 'looking' : ''}">
        <section class="yours" aria-labelledby="yours"><h2 id="yours">${this.photographic ? words.draw.yourPicture : words.draw.yourDrawing}</h2>
          <ink-pad .brush=${this.brush} ?erasing=${this.erasing} .hint=${this.sample ? words.draw.drawOverMe : blank && this.begun ? this.model?.dataSet.invitation ?? '' : ''}
            @ink-start=${this.leaveSample} @ink-step=${this.inkLeft} @ink-change=${this.inkChanged}
            @ink-problem=${(event: CustomEvent<string>) => { this.notice = event.detail; }}></ink-pad>
        </section>
        <sketch-toolbar ?undoable=${this.steps.undoable} ?redoable=${this.steps.redoable} ?clearable=${!blank} ?erasing=${this.erasing}
          .brush=${this.brush} .pixels=${Math.max(this.shape.width, this.shape.height)} @tool=${(event: CustomEvent<Command>) => this.perform(event.detail)}
          @brush-change=${(event: CustomEvent<number>) => { this.brush = event.detail; }}
          @picture=${(event: CustomEvent<File>) => void this.bring(event.detail)}></sketch-toolbar>
        ${this.compare ? this.comparison() : this.looking ? this.layers() : this.single(shown)}
        <studio-notices subject=${words.draw.yourDrawing} .notice=${this.notice} .problem=${line.problem || noneReady(this.models)} ?lost=${!this.talk.connected}
          ?waiting=${line.wait === 'long'} @dismiss=${() => { this.notice = ''; }}></studio-notices>
      </div>
      <embed-code .address=${this.shownAddress} name=${words.draw.name}></embed-code>
      <shortcut-sheet></shortcut-sheet>
      <picture-crop></picture-crop>`;
  }

  /** Whether the model learned pictures that have no ink, so that there is nothing to find and to centre. */
  private get photographic(): boolean {
    return this.model?.available === true && !this.model.centring;
  }

  private single(shown: Result | null) {
    const reconstruction = this.reconstruction;
    const late = this.late;
    const denoised = this.shownModel?.task === 'denoiser';
    const [heading, label] = denoised ? [words.draw.denoised, words.draw.denoisedDrawing]
      : this.drawing.edited ? [words.draw.decoded, words.draw.decodedPicture]
        : [words.picture.reconstruction, this.photographic ? words.draw.reconstructedPicture : words.draw.reconstructed];
    return html`
      ${this.sliders()}
      <section class="theirs" aria-labelledby="theirs"><h2 id="theirs">${heading}</h2>
        <pixel-image label=${label} .picture=${pictureOf(shown?.picture)} .shape=${this.shape} ?late=${late}></pixel-image>
        ${shown ? nothing : html`<p class="empty">${this.model ? words.draw.nothingDrawn : words.draw.noModel}</p>`}
      </section>
      <take-away ?ready=${this.owned} ?denoised=${denoised} .shape=${this.shape} @copy-link=${this.copyLink}
        @download=${(event: CustomEvent<FileKind>) => this.download(event.detail)}></take-away>
      <carry-on .model=${this.owned ? this.modelId : ''} .latent=${this.drawing.edited ?? reconstruction?.latent ?? null}
        .denoiser=${this.denoiser} @to-lab=${(event: CustomEvent<string>) => this.toLab(event.detail)}></carry-on>
      <div class="aside ${denoised ? 'denoising' : ''}">
        <error-maps ?denoised=${denoised} .shape=${this.shape} .result=${reconstruction && shown ? { ...reconstruction, picture: shown.picture } : null} ?late=${late}></error-maps>
        ${this.photographic ? nothing : html`<label class="switch normalise"><input type="checkbox" role="switch" .checked=${this.normalise}
          @change=${() => this.perform('normalise')}>${words.draw.normalise}</label>`}
        ${denoised ? this.change(reconstruction) : html`<honesty-meter ?late=${late} .kept=${this.drawing.edited ? null : keptShare(pictureOf(reconstruction?.seen), pictureOf(reconstruction?.picture))} .error=${reconstruction?.error ?? null} .densityPercentile=${shown?.densityPercentile ?? null}
          .errorPercentile=${this.drawing.edited ? null : reconstruction?.errorPercentile ?? null}></honesty-meter>`}
      </div>`;
  }

  /** A denoiser knows no latent and no typical error to judge by: how much it changed is all there is to tell. */
  private change(denoising: Result | null) {
    return html`<div class="change"><h2>${words.draw.howMuchChanged}</h2>
      <p>${denoising?.error === undefined ? words.draw.nothingChanged : words.draw.meanChange(errorFigure(denoising.error))}</p></div>`;
  }

  private comparison() {
    return html`<model-comparison .models=${this.compared} .results=${this.drawing.results} ?late=${this.drawing.line.late}
      @model-choice=${(event: CustomEvent<string>) => { this.compare = false; this.choose(event.detail); }}></model-comparison>
      <take-away only-link @copy-link=${this.copyLink}></take-away>`;
  }

  /** Whether the layers are shown now. */
  private get looking(): boolean {
    return this.inside && !this.compare;
  }

  /** In the place of the picture: all layers that lead to it. */
  private layers() {
    const { owned } = this;
    const question = this.question();
    return html`${this.sliders()}
      ${this.insideLoaded ? html`<look-inside .talk=${this.talk} .subject=${owned && question ? { ...question, modelId: this.modelId, latent: this.drawing.edited ?? [] } : null}
        .result=${owned ? this.reconstruction : null} .edited=${this.drawing.edited} .model=${this.model?.title ?? ''} @close=${() => this.perform('inside')}></look-inside>` : nothing}`;
  }

  /** Loads what shows the layers, once it is asked for. */
  private async loadInside(): Promise<void> {
    try {
      await import('./look-inside.js');
      this.insideLoaded = true;
    } catch (failure) {
      console.error('What shows the layers did not come', failure);
      this.inside = false;
      this.notice = words.inside.notLoaded;
    }
  }

  /** What lies between the drawing and its picture: encoder, numbers, decoder. */
  private sliders() {
    // until the chosen model has answered, the sliders are those of the model whose result is shown
    const model = this.shownModel;
    if (!model?.latentSize) return html`<div class="arrow through"><span>${model ? words.draw.denoiser : ''}</span>${ARROW}</div>`;
    const { channels, width, height } = shapeOf(model);
    const [pixels, values] = [channels * width * height, model.latentSize];
    return html`<div class="arrow in" title=${words.draw.squeezes(pixels, values)}><span>${words.draw.encoder}</span>${ARROW}<span class="sizes">${words.draw.from(pixels, values)}</span></div>
      <latent-sliders .values=${this.reconstruction?.latent ?? null} .edited=${this.drawing.edited} .low=${model.low}
        .high=${model.high} .median=${model.median} .influence=${model.influence} .names=${this.strips.namesOf(model.id)} .shape=${shapeOf(model)} .strip=${this.strip} ?late=${this.late} ?fixed=${!this.owned}
        @strip-wanted=${(event: CustomEvent<StripWish | null>) => { this.wish = event.detail; }}
        @latent-change=${this.editLatent} @latent-rest=${() => this.steps.rest()} @latent-reset=${this.resetLatent}></latent-sliders>
      <div class="arrow out" title=${words.draw.redraws(pixels, values)}><span>${words.draw.decoder}</span>${ARROW}<span class="sizes">${words.draw.from(values, pixels)}</span></div>`;
  }

  /** The pictures along the value that is looked at. */
  private get strip(): readonly Picture[] {
    const latent = this.drawing.edited ?? this.reconstruction?.latent;
    return this.wish && latent && this.owned ? this.strips.of({ modelId: this.modelId, latent, ...this.wish }) : [];
  }

  private get headline(): string {
    const model = this.shownModel;
    if (!model) return words.draw.noModel;
    return this.compare ? words.draw.comparing(this.compared.length) : words.draw.headline(model.latentSize, this.photographic);
  }

  private get shape(): PictureShape {
    return shapeOf(this.model);
  }

  /** The models that learned the same pictures as the chosen one. */
  private get compared(): readonly ModelChoice[] {
    return available(this.models).filter(({ dataSet }) => dataSet.id === this.model?.dataSet.id);
  }

  /** The model whose result is shown; the chosen one where there is none yet. */
  private get shownModel(): ModelChoice | undefined {
    return this.models?.find(({ id }) => id === this.reconstruction?.model) ?? this.model;
  }

  /** The chosen model's result; until it has answered, the result that was shown before. */
  private get reconstruction(): Result | null {
    const { results } = this.drawing;
    return results.find(({ model }) => model === this.modelId) ?? results[0] ?? null;
  }

  /** Whether what is shown is the chosen model's. */
  private get owned(): boolean {
    return this.reconstruction?.model === this.modelId;
  }

  private get late(): boolean {
    return this.drawing.line.late || (this.reconstruction !== null && !this.owned);
  }

  private get shown(): Result | null {
    return (this.drawing.edited && this.drawing.decoding) || this.reconstruction;
  }

  private question(): DrawingQuestion | null {
    if (this.pad.blank || !this.model?.available) return null;
    const modelIds = this.compare ? this.compared.map(({ id }) => id) : [this.modelId];
    const { normalise } = this;
    const trimmed = normalise && this.model.centring;
    return { modelIds, drawing: () => packed(this.pad.picture(trimmed)), normalise };
  }

  private ask(latent: readonly number[] | null = null): void {
    this.drawing.ask(latent);
    this.address.changed();
  }

  private inkChanged(): void {
    this.sample = false;
    this.drawing.ask(this.returning);
    this.returning = null;
    this.address.changed();
  }

  /** The pad is about to have another drawing. */
  private inkLeft(): void {
    this.steps.leave(this.strokeBegan ?? this.look, true);
    this.strokeBegan = null;
  }

  private get look(): Look {
    return { modelId: this.modelId, edited: this.drawing.edited };
  }

  private go(back: boolean): void {
    const step = back ? this.steps.undo(this.look) : this.steps.redo(this.look);
    if (!step) return;
    if (step.modelId !== this.modelId) this.turnTo(step.modelId);
    if (step.ink) {
      this.returning = step.edited;
      if (back) this.pad.undo();
      else this.pad.redo();
    } else {
      this.drawing.ask(step.edited);
      this.address.changed();
    }
    this.requestUpdate();
  }

  private leaveSample(): void {
    this.strokeBegan = this.look;
    if (!this.sample) return;
    this.sample = false;
    this.pad.show(BLANK);
  }

  private choose(modelId: string): void {
    this.steps.leave(this.look, false);
    this.turnTo(modelId);
    this.ask();
  }

  private turnTo(modelId: string): void {
    this.modelId = modelId;
    // a sample is of its data set; what the visitor drew stays
    if (this.sample) this.begin();
    else this.pad.show(this.pad.drawing, this.shape);
    this.notice = '';
  }

  /** Shows what the pad begins with. */
  private begin(): void {
    this.sample = true;
    this.pad.show((this.model && openingOf(this.model.dataSet)) ?? BLANK, this.shape);
  }

  private editLatent(event: CustomEvent<number[]>): void {
    this.steps.leave(this.look, false, true);
    this.drawing.edit(this.modelId, event.detail);
    this.requestUpdate();
    this.address.changed();
  }

  private resetLatent(): void {
    this.steps.leave(this.look, false);
    this.drawing.giveBack();
    this.requestUpdate();
    this.address.changed();
  }

  private perform(command: Command): void {
    switch (command) {
      case 'undo': case 'redo': this.go(command === 'undo'); break;
      case 'clear': this.pad.clear(); break;
      case 'erase': this.erasing = !this.erasing; break;
      case 'thinner': this.brush = Math.max(SMALLEST_BRUSH, this.brush - 8); break;
      case 'thicker': this.brush = Math.min(LARGEST_BRUSH, this.brush + 8); break;
      case 'normalise': this.normalise = !this.normalise; this.ask(); break;
      case 'compare': this.compare = !this.compare; this.ask(); break;
      case 'inside':
        this.inside = !this.inside;
        if (this.inside) void this.loadInside();
        this.address.changed();
        break;
      case 'keys': this.sheet.open(); break;
      case 'copy': void this.copyDrawing(); break;
    }
  }

  private readonly press = (event: KeyboardEvent): void => {
    const command = this.sheet.opened || this.crop.opened ? null : commandOf(event);
    if (!command) return;
    event.preventDefault();
    this.perform(command);
  };

  private async bring(file: File): Promise<void> {
    if (this.sheet.opened) return;
    if (!this.photographic) {
      await this.pad.bring(file);
      return;
    }
    const picture = await this.pad.read(file);
    if (!picture) return;
    const { width, height } = this.shape;
    const suits = Math.abs(picture.width * height - picture.height * width) <= picture.width && picture.width <= 2 * width;
    const part = suits ? picture : await this.crop.open(picture, this.shape, this.model?.dataSet.landmarks ?? null);
    if (part) this.pad.put(part);
  }

  private async copyLink(): Promise<void> {
    this.address.write();
    const copied = await copyText(this.link()!.href);
    const left = this.sample ? '' : this.pad.drawing.ground ? words.draw.pictureNotInLink : limitsOfLink(this.pad.drawing.strokes);
    this.notice = [copied ? words.draw.linkCopied : words.draw.copyRefused, left].filter(Boolean).join(' ');
  }

  /** The first denoiser that learned the same pictures; empty without one. */
  private get denoiser(): string {
    return this.compared.find(({ task }) => task === 'denoiser')?.id ?? '';
  }

  private toLab(address: string): void {
    carry(this.pad.png(COPIED_SIDE));
    location.assign(address);
  }

  private async copyDrawing(): Promise<void> {
    const copied = await copyPicture(this.pad.png(COPIED_SIDE));
    this.notice = copied ? words.draw.drawingCopied(COPIED_SIDE) : words.draw.drawingNotCopied;
  }

  private async download(kind: FileKind): Promise<void> {
    const [model, reconstruction] = [this.model, this.reconstruction];
    if (!model || !reconstruction || !this.owned) return;
    const { name, content } = await fileOf(kind, { model, reconstruction, decoding: this.drawing.edited && this.drawing.decoding, edited: this.drawing.edited });
    save(name, content);
  }

  /** Rebuilds the screen from the address; without a drawing in it, the sample. */
  protected restore(fragment: string, kept: Drawing | null): void {
    const model = this.model;
    const link = readFragment(fragment, this.shape);
    this.normalise = link.normalise;
    this.compare = link.compare;
    this.inside = link.inside;
    if (link.inside) void this.loadInside();
    this.notice = (model && noticeOf(link, model)) || link.problem || this.notice;
    const drawing = kept ?? (link.strokes && { ...BLANK, strokes: link.strokes });
    if (drawing) {
      this.sample = false;
      this.pad.show(drawing, this.shape);
    } else {
      this.begin();
    }
    const edited = model && link.edited?.length === model.latentSize ? link.edited : null;
    this.drawing.ask(edited);
    this.address.changed();
    if (link.picture && !kept) void this.fetchGround(link.picture, edited);
  }

  /** Lays the picture that a reload has left behind below the strokes again. */
  private async fetchGround(name: string, edited: readonly number[] | null): Promise<void> {
    const before = this.pad.drawing;
    const ground = await groundOfName(name);
    if (this.pad.drawing !== before) return;
    if (!ground) {
      this.notice = [this.notice, words.draw.pictureNotHere].filter(Boolean).join(' ');
      return;
    }
    this.sample = false;
    this.pad.show({ strokes: before.strokes, ground }, this.shape);
    this.drawing.ask(edited);
    this.address.changed();
  }

  protected told(): DrawTold | null {
    const { reconstruction, model } = this;
    const { results, edited } = this.drawing;
    if (!model || (reconstruction && !this.owned)) return null;
    const encoded = reconstruction?.latent;
    const moved = !edited || !encoded ? [] : edited.flatMap((value, i) => (Math.abs(value - encoded[i]!) < STILL ? []
      : (value - model.low[i]!) / (model.high[i]! - model.low[i]!)));
    return {
      screen: 'draw', model: model.id, own: !this.sample, strokes: this.pad.drawing.strokes.length, normalise: this.normalise, compare: this.compare, moved,
      errors: Object.fromEntries(results.filter(({ latent }) => latent).map((result) => [result.model, result.error ?? 0])),
      errorPercentile: edited ? null : reconstruction?.errorPercentile ?? null, densityPercentile: this.shown?.densityPercentile ?? null,
    };
  }

  protected link(): URL | null {
    if (!this.model) return null;
    const address = new URL(`draw/${this.modelId}`, document.baseURI);
    const { edited } = this.drawing;
    const untouched = this.sample && !edited && this.normalise && !this.compare && !this.inside;
    if (!untouched) {
      // a sample that is a picture is known by its model
      const { strokes, ground } = this.pad.drawing;
      address.hash = writeFragment({ version: this.model.learning ? null : this.model.version, strokes: this.sample && ground ? null : strokes,
        picture: ground && !this.sample ? nameOfGround(ground) : null, edited,
        normalise: this.normalise, compare: this.compare, inside: this.inside });
    }
    return address;
  }
}
