/**
 * `interpolate-studio`: the Interpolate screen. Two ends, the path between their latents, and its pictures.
 *
 * Properties, set by the server: those of `ModelScreen`, `files` (address of the downloads). Asks the server as
 * `interpolate-contract.ts` tells. The address always tells the setting (see `path-setting.ts`).
 * Events: none. Keyboard: fields, links and the slider's own keys; Ctrl+V and a dropped file bring a picture.
 */
import { type TemplateResult, html, nothing, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { shapeOf } from '../../talk/data-set-contract.js';
import type { PathTold } from '../../talk/told.js';
import '../../ui/embed-code.js';
import './ink-dialog.js';
import type { InkDialog } from './ink-dialog.js';
import { fitGround } from '../../pad/ink.js';
import type { InterpolateServer } from './interpolate-contract.js';
import { layout } from './interpolate-studio-style.js';
import type { ModelChoice } from '../../talk/contract.js';
import { modelPicker, noneReady } from '../../ui/model-picker.js';
import { ModelScreen } from '../../ui/model-screen.js';
import { type PathEnd, type Reach, spell } from './path-end.js';
import { MIDDLE, PathPlayer } from './path-player.js';
import { FEWEST_STEPS, MOST_STEPS, type PathSetting, type Side, firstSetting, readFragment, stepsOf, suiting, writeFragment } from './path-setting.js';
import './path-slot.js';
import { PathTalk, framesOf } from './path-talk.js';
import './path-timeline.js';
import { PictureIntake } from '../../page/picture-intake.js';
import '../../picture/pixel-image.js';
import type { Stroke } from '../../pad/strokes.js';
import '../../ui/studio-badge.js';
import '../../ui/studio-notices.js';
import { controls, focusRing, headings, topBar } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

const LARGEST_FILE = 20_000_000;
const SWAP = svg`<path d="M4 8h15l-4-4M20 16H5l4 4"/>`;
const PLAY = svg`<path d="M7 4.500v15l12-7.500z"/>`;
const PAUSE = svg`<path d="M8 5v14M16 5v14"/>`;

function icon(path: TemplateResult) {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;
}

@customElement('interpolate-studio')
export class InterpolateStudio extends ModelScreen<InterpolateServer> {
  static override styles = [focusRing, controls, headings, topBar, layout];

  @property() files = '';
  @state() private setting: PathSetting | null = null;
  @state() private position = 0.5;
  @query('ink-dialog') private pad!: InkDialog;

  protected readonly places = ['interpolate'];
  private readonly way = new PathTalk(this.talk, () => this.arrived());
  private readonly intake = new PictureIntake(this, ([file]) => void this.bring(this.side, file!));
  private readonly player = new PathPlayer(this, () => this.position, (position) => this.move(position));
  /** The end that the visitor last had to do with; what is pasted goes there. */
  private side: Side = 'a';
  /** Whether the first path is to be shown off. */
  private introduction = false;

  /** Whether what is shown rests and, with the address, is of the newest setting. */
  override get settled(): boolean {
    return super.settled && !this.player.playing;
  }

  protected override render() {
    const { setting, reach, way } = this;
    const { path } = way;
    return html`
      <h1 class="spoken">${words.interpolate.name}</h1>
      <div class="top">
        <label class="model"><span>${words.ui.model}</span>${modelPicker(this.models, this.modelId, (id) => this.choose(id))}</label>
        <studio-badge .model=${reach?.model.title ?? ''} .device=${this.device} .timing=${path?.timing ?? null}
          .transferMillis=${way.transferMillis}></studio-badge>
      </div>
      ${!setting || !reach ? nothing : html`<div class="bench">${this.endSlot('a')}${this.between()}${this.endSlot('b')}</div>
        <path-timeline .shown=${path} .awaited=${setting.steps} .shape=${shapeOf(this.model)} .position=${this.position} ?late=${way.late}
          @position-choice=${(event: CustomEvent<number>) => this.pick(event.detail)}></path-timeline>
        ${this.ways(setting)}`}
      <studio-notices subject=${words.ui.whatYouSet} .notice=${this.notice} .problem=${this.talk.problem || noneReady(this.models)}
        ?lost=${!this.talk.connected} ?waiting=${way.waiting} @dismiss=${() => { this.notice = ''; }}></studio-notices>
      <embed-code .address=${this.shownAddress} name=${words.interpolate.name}></embed-code>
      <ink-dialog @ink-change=${(event: CustomEvent<Stroke[]>) => event.detail.length && this.put(this.side, { kind: 'ink', strokes: event.detail })}></ink-dialog>`;
  }

  private endSlot(side: Side) {
    return html`<path-slot name=${side.toUpperCase()} .end=${this.setting![side]} .reach=${this.reach!} .picture=${this.way.pictureAt(side === 'a' ? 0 : 1)}
      .shape=${shapeOf(this.model)} ?late=${this.way.late} @focusin=${() => { this.side = side; }}
      @end-change=${(event: CustomEvent<PathEnd>) => this.put(side, event.detail)} @draw=${() => this.draw(side)}
      @picture=${(event: CustomEvent<File>) => void this.bring(side, event.detail)}></path-slot>`;
  }

  private between() {
    const { path } = this.way;
    const percent = Math.round(this.position * 100);
    return html`<section class="between" aria-labelledby="between"><h2 id="between">${words.interpolate.onTheWay(percent)}</h2>
      <pixel-image label=${words.interpolate.pictureOnTheWay(percent)} .picture=${this.way.pictureAt(this.position)} .shape=${shapeOf(this.model)}
        ?late=${this.way.late}></pixel-image>
      <div class="moves">
        <button @click=${this.swap} aria-label=${words.interpolate.swapEnds}>${icon(SWAP)}${words.interpolate.swap}</button>
        ${this.player.still ? html`<button ?disabled=${!path} @click=${() => { this.player.step(framesOf(path!)); this.address.changed(); }}>${words.interpolate.nextFrame}</button>`
          : html`<button ?disabled=${!path} @click=${this.playOrPause}>${this.player.playing ? [icon(PAUSE), words.interpolate.pause] : [icon(PLAY), words.interpolate.play]}</button>`}
      </div></section>`;
  }

  private ways({ shape, steps }: PathSetting) {
    return html`<div class="ways">
      <label class="switch"><input type="checkbox" role="switch" .checked=${shape === 'spherical'} @change=${(event: Event) =>
        this.change({ shape: (event.target as HTMLInputElement).checked ? 'spherical' : 'linear' })}>${words.interpolate.spherical}</label>
      <label class="frames">${words.interpolate.frames}<input type="number" min=${FEWEST_STEPS} max=${MOST_STEPS} step="1" .value=${String(steps)}
        @change=${(event: Event) => this.chooseSteps(event.target as HTMLInputElement)}></label>
      <div class="files">${Object.entries(words.interpolate.files).map(([kind, [name, label]]) => this.way.path
        ? html`<a href="${this.files}?kind=${kind}" download router-ignore aria-label=${label}>${name}</a>`
        : html`<span class="none" role="link" aria-disabled="true">${name}</span>`)}</div></div>`;
  }

  private get reach(): Reach | null {
    return this.model ? this.reachOf(this.model) : null;
  }

  private reachOf(model: ModelChoice): Reach {
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
    void this.pad.open(end.kind === 'ink' ? end.strokes : [], words.interpolate.drawEnd(side.toUpperCase()), shapeOf(this.model));
  }

  private async bring(side: Side, file: File): Promise<void> {
    if (file.size > LARGEST_FILE) {
      this.notice = words.interpolate.tooLarge(LARGEST_FILE / 1e6, Math.round(file.size / 1e6));
      return;
    }
    try {
      const picture = await createImageBitmap(file);
      const png = fitGround(picture, shapeOf(this.model)).canvas.toDataURL('image/png').split(',')[1]!;
      picture.close();
      this.put(side, { kind: 'image', png, name: file.name });
    } catch {
      this.notice = words.interpolate.unreadable(file.name);
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
    this.way.askAt(position);
    if (!this.player.playing) this.address.changed();
  }

  private ask(): void {
    this.way.ask(this.reach!, this.setting!);
    this.address.changed();
  }

  /** There is a new path. */
  private arrived(): void {
    if (this.introduction) this.player.playOnce();
    this.introduction = false;
    this.way.askAt(this.position);
    this.address.changed(); // an end may be spelled as its latent
  }

  protected restore(fragment: string): void {
    if (!this.reach) return;
    this.player.pause();
    // the first path is shown off where the link tells nothing
    this.introduction = !this.setting && fragment.length < 2 && !this.player.still;
    const { setting, position, notice } = readFragment(fragment, this.reach);
    this.setting = setting;
    this.position = this.introduction ? 0 : position;
    this.notice = [this.notice, notice].filter(Boolean).join(' ');
    this.ask();
  }

  protected told(): PathTold | null {
    const { setting, reach } = this;
    const path = setting && reach && this.way.pathOf(reach, setting);
    if (!path || this.player.playing) return null;
    return {
      screen: 'interpolate', model: reach.model.id, a: spell(setting.a, path.from) ?? '', b: spell(setting.b, path.to) ?? '', shape: setting.shape,
      position: this.position, profile: path.profile, holes: path.holes,
    };
  }

  protected link(): URL | null {
    const { setting, reach } = this;
    if (!setting || !reach) return null;
    // where it is while it moves is of no interest
    const position = this.player.playing ? MIDDLE : this.position;
    return new URL(`interpolate/${reach.model.id}${writeFragment(setting, this.way.pathOf(reach, setting), position)}`, document.baseURI);
  }
}
