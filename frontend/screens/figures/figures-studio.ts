/**
 * `figures-studio`: the articles' figures of a model, one at a time.
 *
 * Properties, set by the server: those of `ModelScreen`, `data` (address of the figures' numbers). Asks the server as
 * `figures-contract.ts` tells. The address always tells the setting (see `figures-setting.ts`).
 * Events: none. Keyboard: tabs by arrows, Home and End; each figure has its own.
 */
import { type LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { embedded } from '../../talk/embedded.js';
import type { FigureTold } from '../../talk/told-contract.js';
import { durationFigure } from '../../ui/figures.js';
import '../../ui/embed-code.js';
import { FIGURES, type FigureId, type Setting, readFragment, suiting, writeFragment } from './figures-setting.js';
import type { CloudShape, Densities, FiguresServer, Latents, Learning, Pictures } from './figures-contract.js';
import { layout } from './figures-studio-style.js';
import { FiguresTalk } from './figures-talk.js';
import './figure-cloud.js';
import './figure-corner.js';
import './figure-densities.js';
import './figure-learning.js';
import './figure-pictures.js';
import { type Key, type Part, savePng } from './figure-png.js';
import { drawnNote } from '../../ui/drawn-note.js';
import { modelPicker, noneReady } from '../../ui/model-picker.js';
import { ModelScreen } from '../../ui/model-screen.js';
import '../../ui/studio-badge.js';
import '../../ui/studio-notices.js';
import { controls, focusRing, topBar } from '../../ui/studio-style.js';
import { ThemeColours } from '../../plot/theme-colours.js';
import { words } from '../../words/words.js';

type Drawn = { drawn: { parts: Part[]; keys: Key[] } } & LitElement;

@customElement('figures-studio')
export class FiguresStudio extends ModelScreen<FiguresServer> {
  static override styles = [focusRing, controls, topBar, layout];

  @property() data = '';
  @state() private setting: Setting | null = null;
  @query('.drawn') private shown!: Drawn;

  protected readonly places = ['figures'];
  private readonly lines = new FiguresTalk(this, this.talk);
  private readonly theme = new ThemeColours(this, () => {});

  /** Whether the newest setting is answered for good, and in the address. */
  override get settled(): boolean {
    return super.settled && !this.measuring;
  }

  protected override render() {
    const { model, setting, line, refusal } = this;
    return html`
      <h1 class="spoken">${words.figures.name}</h1>
      <div class="top">
        ${embedded ? nothing : html`<a class="back" href=${model ? `map/${model.id}` : 'map'}>${words.figures.back}</a>`}
        <label class="model"><span>${words.ui.model}</span>${modelPicker(this.models, this.modelId, (id) => this.choose(id))}</label>
        <studio-badge .model=${model?.title ?? ''} .device=${this.device}
          .costs=${line.roundTripMillis ? [[words.figures.answer, durationFigure(line.roundTripMillis)]] : []}></studio-badge>
      </div>
      <div class="tabs" ?hidden=${embedded} role="tablist" aria-label=${words.figures.name} @keydown=${this.press}>
        ${FIGURES.map((id) => html`<button role="tab" id="tab-${id}" aria-controls="figure" aria-selected=${setting?.figure === id}
          tabindex=${setting?.figure === id ? 0 : -1} ?disabled=${!setting} @click=${() => this.change({ figure: id })}>
          <span class="name">${words.figures.figures[id][0]}</span><span class="short">${words.figures.figures[id][1]}</span></button>`)}
      </div>
      <div id="figure" role="tabpanel" aria-labelledby="tab-${setting?.figure ?? 'corner'}">
        ${refusal ? html`<p class="empty" role="status">${refusal}</p>` : setting && line.result ? this.figure(setting) : html`<p class="empty" role="status">${this.waiting}</p>`}
        ${setting ? this.files(setting) : nothing}
        ${model && setting && setting.figure !== 'learning' ? drawnNote(model) : nothing}
      </div>
      <embed-code .address=${this.shownAddress} name=${words.figures.name}></embed-code>
      <studio-notices subject=${words.ui.whatIsShown} .notice=${this.notice} .problem=${(refusal ? '' : line.problem) || noneReady(this.models)}
        ?lost=${!this.talk.connected} @dismiss=${() => { this.notice = ''; }}></studio-notices>`;
  }

  private figure(setting: Setting) {
    const data = this.line.result!;
    const model = this.models!.find(({ id }) => id === data.model)!;
    const late = this.late;
    const change = (event: CustomEvent<Partial<Setting>>) => this.change(event.detail);
    switch (setting.figure) {
      case 'corner': return html`<figure-corner class="drawn" .model=${model} .setting=${setting} .data=${data as Latents} ?late=${late} @setting-change=${change}></figure-corner>`;
      case 'densities': return html`<figure-densities class="drawn" .model=${model} .setting=${setting} .data=${data as Densities} ?late=${late}
        @setting-change=${change}></figure-densities>`;
      case 'cloud': {
        const { result } = this.lines.samples;
        return html`<figure-cloud class="drawn" .model=${model} .setting=${setting} .data=${data as CloudShape} ?late=${late || this.lines.samples.late}
          .samples=${result?.model === data.model ? result : null} @setting-change=${change}></figure-cloud>`;
      }
      case 'learning': return html`<figure-learning class="drawn" .model=${model} .setting=${setting} .data=${data as Learning} ?late=${late} @setting-change=${change}></figure-learning>`;
      case 'pictures': return html`<figure-pictures class="drawn" .model=${model} .setting=${setting} .data=${data as Pictures} ?late=${late} .left=${this.lines.left}
        @setting-change=${change}></figure-pictures>`;
    }
  }

  private files({ figure, order, label, seed }: Setting) {
    if (!this.line.result || this.refusal || this.late || this.measuring) {
      return html`<div class="files">${['PNG', 'NPZ'].map((kind) => html`<span class="none" role="link" aria-disabled="true" title=${words.figures.notYet}>${kind}</span>`)}</div>`;
    }
    const address = new URL(this.data, document.baseURI);
    address.search = String(new URLSearchParams({ figure, model: this.modelId, order, class: String(label), seed: String(seed) }));
    return html`<div class="files"><button @click=${this.savePng} aria-label=${words.figures.downloadPng}>PNG</button>
      <a href=${address.href} download router-ignore aria-label=${words.figures.downloadNpz}>NPZ</a></div>`;
  }

  private get line() {
    return this.lines[this.setting?.figure ?? 'corner'];
  }

  /** Why there is no such figure of the model; empty where there may be. */
  private get refusal(): string {
    return this.line.result?.model === this.modelId ? '' : this.line.problem;
  }

  private get late(): boolean {
    return this.setting !== null && this.lines.late(this.setting.figure);
  }

  /** Whether the pictures shown are of those measured so far. */
  private get measuring(): boolean {
    return this.setting?.figure === 'pictures' && this.lines.measuring;
  }

  private get waiting(): string {
    const { model, setting } = this;
    if (!setting || !model) return this.models ? '' : words.figures.askingForModels;
    return setting.figure === 'corner' || setting.figure === 'densities' || setting.figure === 'cloud'
      ? words.figures.encodes(model.title, words.ui.grouped(model.dataSet.testPictures)) : words.figures.appearsHere;
  }

  private choose(modelId: string): void {
    this.modelId = modelId;
    this.notice = '';
    if (this.setting && this.model) this.setting = suiting(this.setting, this.model);
    this.change({});
  }

  private change(changed: Partial<Setting>): void {
    if (!this.setting) return;
    this.setting = { ...this.setting, ...changed };
    this.ask();
    this.address.changed();
  }

  protected restore(fragment: string): void {
    if (!this.model) return;
    const { setting, notice } = readFragment(fragment, this.model);
    this.setting = setting;
    this.notice = [this.notice, notice].filter(Boolean).join(' ');
    this.ask();
    this.address.changed();
  }

  private ask(): void {
    if (this.setting && this.model) this.lines.ask(this.modelId, this.setting);
  }

  protected told(): FigureTold | null {
    const { model, setting, line } = this;
    const data = line.result;
    if (!model || !setting || data?.model !== model.id || this.late) return null;
    const unlikeness = setting.figure === 'cloud' ? (data as CloudShape).unlikeness : [];
    return {
      screen: 'figures', model: model.id, figure: setting.figure, order: setting.order, label: model.classes[setting.label] ?? '',
      unlikeness: unlikeness.length ? unlikeness.reduce((sum, value) => sum + value, 0) / unlikeness.length : null,
    };
  }

  protected link(): URL | null {
    return this.setting && this.modelId ? new URL(`figures/${this.modelId}${writeFragment(this.setting)}`, document.baseURI) : null;
  }

  private readonly savePng = (): void => {
    const { parts, keys } = this.shown.drawn;
    const [, , title] = words.figures.figures[this.setting!.figure];
    const style = getComputedStyle(this);
    void savePng(`${this.modelId}-${this.setting!.figure}`, words.figures.pictureTitle(this.model!.title, title), parts, keys,
      { paper: this.theme.of('--ground'), ink: this.theme.of('--ink'), family: style.fontFamily });
  };

  private readonly press = (event: KeyboardEvent): void => {
    const at = FIGURES.findIndex((id) => id === this.setting?.figure);
    const moves: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: FIGURES.length - 1 };
    const to = moves[event.key];
    if (to === undefined || !this.setting) return;
    event.preventDefault();
    const id = FIGURES[(to + FIGURES.length) % FIGURES.length]!;
    this.change({ figure: id });
    this.renderRoot.querySelector<HTMLElement>(`#tab-${id}`)?.focus();
  };
}
