/**
 * `interpolate-studio`: the Interpolate screen. Two ends, the path between their latents, and its pictures.
 *
 * Properties, set by the server: `models`, `modelId`, `device`, `files` (address of the downloads). Methods, called by the server: `receivePath`, `receiveFrame`; see `interpolate-contract.ts`.
 * Asks the server through Flow's `$server`. The address always tells the setting (see `path-setting.ts`).
 * Events: none. Keyboard: fields, links and the slider's own keys; Ctrl+V and a dropped file bring a picture.
 */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { AddressKeeper, ownFragment } from '../../talk/address-keeper.js';
import type { ComputeDevice } from '../../talk/contract.js';
import { shapeOf } from '../../talk/data-set-contract.js';
import './ink-dialog.js';
import type { InkDialog } from './ink-dialog.js';
import { fitGround } from '../../pad/ink.js';
import type { InterpolateServer, ShownFrame, ShownPath } from './interpolate-contract.js';
import { layout } from './interpolate-studio-style.js';
import type { DecoderChoice, FrameAnswer } from '../../talk/latent-contract.js';
import { modelPicker, modelToShow, noneReady } from '../../ui/model-picker.js';
import { type PathEnd, type Reach } from './path-end.js';
import { PathPlayer } from './path-player.js';
import { FEWEST_STEPS, MOST_STEPS, type PathSetting, type Side, firstSetting, readFragment, stepsOf, suiting, writeFragment } from './path-setting.js';
import './path-slot.js';
import { PathTalk } from './path-talk.js';
import './path-timeline.js';
import { PictureIntake } from '../../page/picture-intake.js';
import '../../picture/pixel-image.js';
import type { Stroke } from '../../pad/strokes.js';
import '../../ui/studio-badge.js';
import '../../ui/studio-notices.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';

const FILES = [['gif', 'GIF', 'an animation'], ['png', 'PNG strip', 'all frames in one picture'], ['npz', 'NPZ', 'pictures and latents for NumPy']] as const;
const LARGEST_FILE = 20_000_000;

@customElement('interpolate-studio')
export class InterpolateStudio extends LitElement {
  static override styles = [focusRing, controls, headings, layout];

  /** Null until the server has told them; there may be none. */
  @property({ attribute: false }) models: readonly DecoderChoice[] | null = null;
  @property() modelId = '';
  @property({ attribute: false }) device: ComputeDevice | null = null;
  @property() files = '';
  @state() private setting: PathSetting | null = null;
  @state() private position = 0.5;
  @state() private notice = '';
  @query('ink-dialog') private pad!: InkDialog;

  private declare readonly $server?: InterpolateServer;
  private readonly talk = new PathTalk(this, () => this.$server);
  private readonly address = new AddressKeeper(this, () => this.link(), (fragment) => {
    this.notice = '';
    this.restore(fragment);
  });
  private readonly intake = new PictureIntake(this, ([file]) => void this.bring(this.side, file!));
  private readonly player = new PathPlayer(this, () => this.position, (position) => this.move(position));
  /** The end that the visitor last had to do with; what is pasted goes there. */
  private side: Side = 'a';
  /** Whether the first path is to be shown off. */
  private introduction = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // Flow moved the element: what was to be written is forgotten
    if (this.setting) this.address.changed();
  }

  receivePath(answer: FrameAnswer<ShownPath>): void {
    if (!this.talk.receivePath(answer)) return;
    if (this.introduction) this.player.playOnce();
    this.introduction = false;
    this.talk.askAt(this.position);
    this.address.changed(); // an end may be spelled as its latent
  }

  receiveFrame(answer: FrameAnswer<ShownFrame>): void {
    this.talk.receiveFrame(answer);
  }

  /** Whether what is shown rests and, with the address, is of the newest setting. */
  get settled(): boolean {
    return this.setting !== null && this.talk.settled && this.address.settled && !this.player.playing;
  }

  protected override willUpdate(): void {
    if (this.setting || !this.models) return;
    const shown = modelToShow(this.models, this.modelId);
    this.modelId = shown?.id ?? '';
    if (!shown) return;
    this.notice = shown.notice;
    const fragment = ownFragment('interpolate');
    this.introduction = fragment.length < 2 && !this.player.still;
    this.restore(fragment);
    if (this.introduction) this.position = 0;
  }

  protected override render() {
    const { setting, reach, talk } = this;
    const { path } = talk;
    return html`
      <h1 class="spoken">Interpolate</h1>
      <div class="top">
        <label class="model"><span>Model</span>${modelPicker(this.models, this.modelId, (id) => this.choose(id))}</label>
        <studio-badge .model=${reach?.model.title ?? ''} .device=${this.device} .timing=${path?.timing ?? null}
          .transferMillis=${talk.transferMillis}></studio-badge>
      </div>
      ${!setting || !reach ? nothing : html`<div class="bench">${this.endSlot('a')}${this.between()}${this.endSlot('b')}</div>
        <path-timeline .shown=${path} .position=${this.position} ?late=${talk.late}
          @position-choice=${(event: CustomEvent<number>) => this.pick(event.detail)}></path-timeline>
        ${this.ways(setting)}`}
      <studio-notices subject="What you set" .notice=${this.notice} .problem=${talk.problem || noneReady(this.models)}
        ?lost=${!talk.connected} ?waiting=${talk.waiting} @dismiss=${() => { this.notice = ''; }}></studio-notices>
      <ink-dialog @ink-change=${(event: CustomEvent<Stroke[]>) => event.detail.length && this.put(this.side, { kind: 'ink', strokes: event.detail })}></ink-dialog>`;
  }

  private endSlot(side: Side) {
    const { path } = this.talk;
    return html`<path-slot name=${side.toUpperCase()} .end=${this.setting![side]} .reach=${this.reach!} .picture=${this.talk.pictureAt(side === 'a' ? 0 : 1)}
      .width=${(path ?? shapeOf(this.model)).width} .height=${(path ?? shapeOf(this.model)).height} ?late=${this.talk.late} @focusin=${() => { this.side = side; }}
      @end-change=${(event: CustomEvent<PathEnd>) => this.put(side, event.detail)} @draw=${() => this.draw(side)}
      @picture=${(event: CustomEvent<File>) => void this.bring(side, event.detail)}></path-slot>`;
  }

  private between() {
    const { path } = this.talk;
    const percent = Math.round(this.position * 100);
    return html`<section class="between" aria-labelledby="between"><h2 id="between">${percent} % of the way</h2>
      <pixel-image label="The picture at ${percent} % of the way" .picture=${this.talk.pictureAt(this.position)} .width=${(path ?? shapeOf(this.model)).width} .height=${(path ?? shapeOf(this.model)).height}
        ?late=${this.talk.late}></pixel-image>
      <div class="moves">
        <button @click=${this.swap} aria-label="Swap A and B">⇄ Swap</button>
        ${this.player.still ? html`<button ?disabled=${!path} @click=${() => { this.player.step(path!.count); this.address.changed(); }}>Next frame</button>`
          : html`<button ?disabled=${!path} @click=${this.playOrPause}>${this.player.playing ? 'Pause' : '▶ Play'}</button>`}
      </div></section>`;
  }

  private ways({ shape, steps }: PathSetting) {
    return html`<div class="ways">
      <label class="switch"><input type="checkbox" role="switch" .checked=${shape === 'spherical'} @change=${(event: Event) =>
        this.change({ shape: (event.target as HTMLInputElement).checked ? 'spherical' : 'linear' })}>Spherical path</label>
      <label class="frames">Frames<input type="number" min=${FEWEST_STEPS} max=${MOST_STEPS} step="1" .value=${String(steps)}
        @change=${(event: Event) => this.chooseSteps(event.target as HTMLInputElement)}></label>
      <div class="files">${FILES.map(([kind, name, what]) => this.talk.path
        ? html`<a href="${this.files}?kind=${kind}" download router-ignore aria-label="Download ${name}, ${what}">${name}</a>`
        : html`<span class="none" role="link" aria-disabled="true">${name}</span>`)}</div></div>`;
  }

  private get model(): DecoderChoice | undefined {
    return this.models?.find(({ id }) => id === this.modelId);
  }

  private get reach(): Reach | null {
    return this.model ? this.reachOf(this.model) : null;
  }

  private reachOf(model: DecoderChoice): Reach {
    return { model, tests: model.dataSet.testPictures };
  }

  private choose(modelId: string): void {
    const [before, model] = [this.reach, this.models!.find(({ id }) => id === modelId)!];
    this.modelId = modelId;
    const suited = before && this.setting ? suiting(this.setting, before, this.reachOf(model)) : { setting: firstSetting(this.reachOf(model)), notice: '' };
    this.notice = suited.notice;
    this.setting = suited.setting;
    this.ask();
  }

  private change(changed: Partial<PathSetting>): void {
    this.setting = { ...this.setting!, ...changed };
    this.ask();
  }

  private chooseSteps(input: HTMLInputElement): void {
    const steps = stepsOf(input.value);
    if (steps === null) input.value = String(this.setting!.steps);
    else this.change({ steps });
  }

  private put(side: Side, end: PathEnd): void {
    this.notice = '';
    this.introduction = false;
    this.change({ [side]: end });
  }

  private readonly swap = (): void => {
    this.player.pause();
    this.position = 1 - this.position;
    const { a, b } = this.setting!;
    this.change({ a: b, b: a });
  };

  private draw(side: Side): void {
    this.side = side;
    const end = this.setting![side];
    void this.pad.open(end.kind === 'ink' ? end.strokes : [], `Draw ${side.toUpperCase()}`, shapeOf(this.model));
  }

  private async bring(side: Side, file: File): Promise<void> {
    if (file.size > LARGEST_FILE) {
      this.notice = `Expected a picture of at most ${LARGEST_FILE / 1e6} MB, got ${Math.round(file.size / 1e6)} MB; use a smaller one.`;
      return;
    }
    try {
      const picture = await createImageBitmap(file);
      const png = fitGround(picture, shapeOf(this.model)).canvas.toDataURL('image/png').split(',')[1]!;
      picture.close();
      this.put(side, { kind: 'image', png, name: file.name });
    } catch {
      this.notice = `Expected a picture that the browser can read, got “${file.name}”; use a PNG, JPEG or WebP.`;
    }
  }

  private readonly playOrPause = (): void => {
    if (this.player.playing) this.player.pause();
    else this.player.play();
    this.address.changed();
  };

  /** The visitor goes to a position. */
  private pick(position: number): void {
    this.player.pause();
    this.introduction = false;
    this.move(position);
    this.address.changed();
  }

  private move(position: number): void {
    this.position = position;
    this.talk.askAt(position);
    if (!this.player.playing) this.address.changed();
  }

  private ask(): void {
    this.talk.ask(this.reach!, this.setting!);
    this.address.changed();
  }

  private restore(fragment: string): void {
    if (!this.reach) return;
    this.player.pause();
    const { setting, position, notice } = readFragment(fragment, this.reach);
    this.setting = setting;
    this.position = position;
    this.notice = [this.notice, notice].filter(Boolean).join(' ');
    this.ask();
  }

  private link(): URL | null {
    const { setting, reach } = this;
    if (!setting || !reach || this.player.playing) return null;
    return new URL(`interpolate/${reach.model.id}${writeFragment(setting, this.talk.pathOf(reach, setting), this.position)}`, document.baseURI);
  }
}
