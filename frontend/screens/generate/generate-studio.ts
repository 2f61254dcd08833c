/**
 * `generate-studio`: the Generate screen. New pictures of a class, drawn in one way or in all, and what tells whether one is new.
 *
 * Properties, set by the server: those of `ModelScreen`, `figures` (measured of their samples), `files` (address of the downloads).
 * Asks the server as `generate-contract.ts` tells. The address always tells the state (see `generate-setting.ts`).
 * Events: none. Keyboard: Ctrl+Z and Ctrl+Y go back to the grid before and forth again; the grid: see `picture-sheet`.
 */
import { html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SampleTold } from '../../talk/told-contract.js';
import './class-chips.js';
import { shapeOf } from '../../talk/data-set-contract.js';
import './generate-controls.js';
import { type GenerateNews, type GenerateServer, type Inspection, type SamplingFigure, type SamplingName, type Scatter, type Sheet, latentsOf } from './generate-contract.js';
import { type Look, MOST, type Setting, WAYS, newSeed, readFragment, suiting, waysOf, writeFragment } from './generate-setting.js';
import { layout } from './generate-studio-style.js';
import type { ModelChoice } from '../../talk/contract.js';
import { modelPicker, noneReady } from '../../ui/model-picker.js';
import { ModelScreen } from '../../ui/model-screen.js';
import '../../picture/picture-sheet.js';
import { bytesOf, pictureOf, picturesOf } from '../../picture/pictures.js';
import { transferMillis } from '../../talk/question-line.js';
import './sample-inspector.js';
import type { Sample } from './sample-inspector.js';
import './sampling-card.js';
import { SettingHistory } from './setting-history.js';
import '../../ui/studio-badge.js';
import '../../ui/studio-notices.js';
import { controls, focusRing, topBar } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** 1,600 pictures on a busy machine take this long at most. */
const LOST_MILLIS = 15_000;
/** Encoding the pictures of a data set, once after the server's start, takes this long at most. */
const ENCODING_MILLIS = 60_000;
/** A picture is never narrower on the screen, so that a finger meets it. */
const NARROWEST = 26;
const UNDO = svg`<path d="M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3"/>`;
const REDO = svg`<path d="M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3"/>`;
const KINDS = ['png', 'zip', 'npz', 'idx'] as const;

interface Question {
  setting: Setting;
  samplings: readonly SamplingName[];
}

@customElement('generate-studio')
export class GenerateStudio extends ModelScreen<GenerateServer> {
  static override styles = [focusRing, controls, topBar, layout];

  @property({ attribute: false }) figures: readonly SamplingFigure[] = [];
  @property() files = '';
  @state() private setting: Setting | null = null;
  @state() private look: Look = { compare: false, locked: false, sample: -1 };
  @state() private most = 20;

  protected readonly places = ['generate'];
  private readonly samples = this.talk.line<Question, GenerateNews>('samples', (frame, { setting, samplings }) => this.talk.server.ask(frame, setting.model,
    setting.label === null ? '' : String(setting.label), String(setting.count), String(setting.seed), [...samplings], String(setting.temperature)),
  { lostMillis: LOST_MILLIS, onAnswer: () => this.inspect() });
  private readonly inspections = this.talk.line<{ model: string; latent: readonly number[] }, Inspection>('inspection',
    (frame, { model, latent }) => this.talk.server.inspect(frame, model, [...latent]), { lostMillis: ENCODING_MILLIS });
  private readonly scatters = this.talk.line<string, Scatter>('scatter', (frame, model) => this.talk.server.scatter(frame, model), { lostMillis: ENCODING_MILLIS });
  private readonly history = new SettingHistory<Setting>();
  private readonly room = new ResizeObserver(([entry]) => { this.most = Math.max(1, Math.floor(entry!.contentRect.width / NARROWEST)); });
  /** The model whose test pictures were asked for. */
  private scattered = '';

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.press);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.press);
    this.room.disconnect();
  }

  protected override updated(): void {
    super.updated();
    // the element that holds a sheet is another when all ways are compared
    const sheet = this.renderRoot.querySelector('picture-sheet');
    this.room.disconnect();
    if (sheet) this.room.observe(sheet);
  }

  protected override render() {
    const { model, setting, samples, look } = this;
    return html`
      <h1 class="spoken">${words.generate.name}</h1>
      <div class="top">
        <label class="model"><span>${words.ui.model}</span>${modelPicker(this.models, model?.id ?? '', (id) => this.chooseModel(id))}</label>
        <label class="switch"><input type="checkbox" role="switch" .checked=${look.compare} @change=${() => this.turn({ compare: !look.compare })}>
          <span>${words.generate.compare((part) => html`<span class="more">${part}</span>`)}</span></label>
        <studio-badge .model=${model?.title ?? ''} .device=${this.device} .timing=${samples.result?.timing ?? null}
          .transferMillis=${transferMillis(samples)}></studio-badge>
      </div>
      ${!model || !setting ? this.notices() : html`
        ${model.classes.length ? html`<class-chips .classes=${model.classes} .groups=${model.dataSet.groups} .chosen=${setting.label}
          @class-choice=${(event: CustomEvent<number | null>) => this.change({ label: event.detail }, true)}></class-chips>` : nothing}
        <div class="bench ${look.compare ? 'comparing' : ''} ${look.sample < 0 ? '' : 'looking'}">
          <div class="view">${look.compare ? html`<div class="ways">${WAYS.map((way) => this.card(way, model, setting))}</div>` : this.sheet(setting.sampling)}
            ${this.tools(setting)}${this.notices()}</div>
          <div class="drawn">
            <generate-controls .model=${model} .setting=${setting} ?locked=${look.locked} ?compare=${look.compare}
              @setting-change=${(event: CustomEvent<Partial<Setting>>) => { this.change(event.detail, 'sampling' in event.detail); this.history.rest(); }}
              @setting-slide=${(event: CustomEvent<Partial<Setting>>) => this.change(event.detail, false, true)}
              @lock=${(event: CustomEvent<boolean>) => this.turn({ locked: event.detail })}></generate-controls>
          </div>
          <div class="aside">${this.inspector(model)}${look.compare ? nothing : this.card(setting.sampling, model, setting)}</div>
        </div>`}`;
  }

  private notices() {
    const { samples } = this;
    return html`<studio-notices subject=${words.generate.theGrid} .notice=${this.notice} .problem=${samples.problem || (this.look.sample < 0 ? '' : this.inspections.problem) || noneReady(this.models)}
      ?lost=${!this.talk.connected} ?waiting=${samples.wait === 'long'} @dismiss=${() => { this.notice = ''; }}></studio-notices>`;
  }

  private card(way: SamplingName, model: ModelChoice, setting: Setting) {
    const missing = waysOf(model).includes(way) ? '' : words.generate.noPrior(model.title);
    return html`<sampling-card .way=${way} .temperature=${setting.temperature} .missing=${missing} ?brief=${this.look.compare}
      .figures=${this.figures.filter((figure) => figure.model === model.id && figure.sampling === way)}>
      ${this.look.compare && !missing ? this.sheet(way) : nothing}</sampling-card>`;
  }

  private sheet(sampling: SamplingName) {
    const { answered } = this.samples;
    const sheet = this.sheetOf(sampling);
    const columns = Math.min(answered?.setting.columns ?? this.setting?.columns ?? 8, this.most);
    return html`<picture-sheet .pictures=${picturesOf(sheet?.pictures)} .awaited=${this.setting?.count ?? 0} .shape=${shapeOf(this.model)} .columns=${columns}
      .names=${sheet?.labels.map((label, i) => words.generate.sampleOf(i + 1, this.shownModel?.classes[label] ?? '')) ?? []}
      .label=${words.generate.samples(words.generate.ways[sampling][0])} .chosen=${this.setting?.sampling === sampling ? this.look.sample : -1}
      ?late=${this.samples.late || !sheet} @picture-choice=${(event: CustomEvent<number>) => this.choose(sampling, event.detail)}></picture-sheet>`;
  }

  private tools(setting: Setting) {
    const more = Math.min(MOST - setting.count, setting.count);
    return html`<div class="tools">
      <button class="main" ?disabled=${this.look.locked} aria-describedby="tools-words" @click=${() => this.change({ seed: newSeed() })}>${words.generate.newSamples}</button>
      <button ?disabled=${more === 0} aria-describedby="tools-words" @click=${() => this.change({ count: setting.count + more })}>${more ? words.generate.moreOf(more) : words.generate.more}</button>
      <button class="icon" aria-label=${words.ui.undo} title=${words.generate.undo} ?disabled=${!this.history.undoable} @click=${() => this.go(this.history.undo(setting))}><svg viewBox="0 0 24 24" aria-hidden="true">${UNDO}</svg></button>
      <button class="icon" aria-label=${words.ui.redo} title=${words.generate.redo} ?disabled=${!this.history.redoable} @click=${() => this.go(this.history.redo(setting))}><svg viewBox="0 0 24 24" aria-hidden="true">${REDO}</svg></button>
      <p id="tools-words">${[this.look.locked ? words.generate.locked : '', more ? '' : words.generate.theMost(MOST)].filter(Boolean).join(' ')}</p></div>
      <div class="files"><span>${words.ui.download}</span>${KINDS.map((kind) => html`<a href=${this.file(kind, setting)} download router-ignore
        title=${words.generate.files[kind][0](setting.count)} aria-label=${words.generate.files[kind][1]}>${kind.toUpperCase()}</a>`)}</div>
      ${this.look.sample < 0 ? html`<p class="hint">${words.generate.choose}</p>` : nothing}`;
  }

  private inspector(model: ModelChoice) {
    const sample = this.sampleAt(this.look.sample);
    if (!sample) return nothing;
    const { inspections, scatters } = this;
    const owned = inspections.answered?.model === model.id;
    return html`<sample-inspector .sample=${sample} .next=${this.sampleAt(sample.index + 1) ?? this.sampleAt(sample.index - 1)} .model=${this.shownModel ?? model}
      .inspection=${owned ? inspections.result : null}
      .scatter=${scatters.result?.model === model.id ? scatters.result : null} .scatterWords=${scatters.problem ? words.generate.noMap : words.generate.mapComes}
      ?late=${inspections.late} ?waiting=${inspections.wait === 'long'} @close=${() => this.unchoose()}></sample-inspector>`;
  }

  /** The model whose samples are shown. */
  private get shownModel(): ModelChoice | undefined {
    return this.models?.find(({ id }) => id === this.samples.answered?.setting.model);
  }

  private sheetOf(sampling: SamplingName): Sheet | null {
    const { result } = this.samples;
    return result?.sheets.find((sheet) => sheet.sampling === sampling) ?? (this.look.compare ? null : result?.sheets[0] ?? null);
  }

  /** A sample of the way that is looked at. */
  private sampleAt(index: number): Sample | null {
    const sheet = this.setting && this.sheetOf(this.setting.sampling);
    const size = this.shownModel?.latentSize ?? 0;
    if (!sheet || index < 0 || index >= sheet.labels.length || !size) return null;
    return { index, label: sheet.labels[index]!, latent: latentsOf(bytesOf(sheet.latents), size)[index]!, picture: pictureOf(sheet.pictures, index)! };
  }

  private file(kind: string, { model, label, count, seed, sampling, temperature }: Setting): string {
    const address = new URL(this.files, document.baseURI);
    address.search = String(new URLSearchParams({ kind, model, label: label === null ? '' : String(label), count: String(count), seed: String(seed), sampling, t: String(temperature) }));
    return address.href;
  }

  private chooseModel(id: string): void {
    const model = this.models?.find((known) => known.id === id);
    if (model?.available && this.setting) this.change(suiting(model, this.setting), true);
  }

  /** @param anew whether this draws a new seed where that is not locked */
  private change(changed: Partial<Setting>, anew = false, sliding = false): void {
    const { setting, model } = this;
    if (!setting || !model) return;
    const next = { ...setting, ...changed, ...(anew && !this.look.locked ? { seed: newSeed() } : {}) };
    if (JSON.stringify(next) === JSON.stringify(setting)) return;
    this.history.leave(setting, sliding);
    this.notice = '';
    this.set(next);
  }

  private go(setting: Setting | null): void {
    if (setting) this.set(setting);
  }

  private turn(changed: Partial<Look>): void {
    this.look = { ...this.look, ...changed };
    if ('compare' in changed && this.setting) this.set(this.setting);
    this.address.changed();
  }

  private set(setting: Setting): void {
    const model = this.models!.find(({ id }) => id === setting.model)!;
    this.modelId = setting.model;
    this.setting = setting;
    if (this.look.sample >= setting.count) this.look = { ...this.look, sample: -1 };
    this.samples.ask({ setting, samplings: this.look.compare ? [...waysOf(model)] : [setting.sampling] });
    this.address.changed();
  }

  private choose(sampling: SamplingName, sample: number): void {
    if (!this.setting) return;
    this.setting = { ...this.setting, sampling };
    this.look = { ...this.look, sample };
    this.inspect();
    this.address.changed();
  }

  private unchoose(): void {
    this.look = { ...this.look, sample: -1 };
    this.address.changed();
    this.renderRoot.querySelector('picture-sheet')?.shadowRoot?.querySelector<HTMLElement>('.sheet')?.focus();
  }

  /** Asks what tells whether the chosen sample is new, and once a model for its map. */
  private inspect(): void {
    const sample = this.sampleAt(this.look.sample);
    const model = this.shownModel;
    if (!sample || !model) return;
    this.inspections.ask({ model: model.id, latent: sample.latent });
    if (this.scattered === model.id) return;
    this.scattered = model.id;
    this.scatters.ask(model.id);
  }

  protected restore(fragment: string): void {
    const { model } = this;
    if (!model) return;
    const { setting, look, notice } = readFragment(fragment, model);
    if (this.setting) {
      this.history.leave(this.setting);
      this.notice = '';
    }
    this.look = look;
    this.notice = [this.notice, notice].filter(Boolean).join(' ');
    this.set(setting);
  }

  protected told(): SampleTold | null {
    const { model, setting, look, inspections } = this;
    if (!model || !setting) return null;
    const inspection = look.sample >= 0 && inspections.settled && inspections.answered?.model === model.id ? inspections.result : null;
    return {
      screen: 'generate', model: model.id, label: setting.label === null ? '' : model.classes[setting.label] ?? '', sampling: setting.sampling,
      temperature: setting.temperature, compare: look.compare, densityPercentile: inspection?.densityPercentile ?? null,
      nearest: inspection?.search?.byPixels[0]?.distance ?? null, typical: inspection?.search?.typicalByPixels ?? null,
    };
  }

  protected link(): URL | null {
    return this.setting && new URL(`generate/${this.setting.model}${writeFragment(this.setting, this.look)}`, document.baseURI);
  }

  private readonly press = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    // a field has its own way back
    if (!this.setting || !(event.ctrlKey || event.metaKey) || event.altKey || event.composedPath()[0] instanceof HTMLInputElement
      && (event.composedPath()[0] as HTMLInputElement).matches('.seed, [type=number]')) return;
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    this.go(key === 'y' || event.shiftKey ? this.history.redo(this.setting) : this.history.undo(this.setting));
  };
}
