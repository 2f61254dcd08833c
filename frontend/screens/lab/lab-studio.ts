/**
 * `lab-studio`: the damage lab. A clean picture is damaged and cleaned by the server, and both are held against the truth.
 *
 * Properties, set by the server: `models`, `samples`, `damages`, `modelId`, `device`, `limit` (bytes of a file), `upload` and
 * `result` (addresses). Methods, called by the server: `receive`, `refuse`, `opened`, `notOpened`; see `lab-news.ts`. Asks the
 * server through Flow's `$server`: `ask(…)`. The address always tells the setting (see `lab-choices.ts`).
 * Events: none. Keyboard: fields and links; Ctrl+V and a dropped file bring a picture.
 */
import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { AddressKeeper, ownFragment } from '../../talk/address-keeper.js';
import type { ComputeDevice } from '../../talk/contract.js';
import { durationFigure } from '../../ui/figures.js';
import { LabTalk } from './lab-talk.js';
import { OWN, type Setting, type Stock, modelFor, readFragment, suiting, writeFragment } from './lab-choices.js';
import './lab-controls.js';
import './lab-figures.js';
import type { LabDamage, LabModel, LabSample, LabServer, NotOpened, Opened, Refused, Shown } from './lab-news.js';
import './lab-pictures.js';
import { layout } from './lab-studio-style.js';
import { available, modelPicker, modelToShow } from '../../ui/model-picker.js';
import { PICTURES, objectionTo, send } from '../../page/page-upload.js';
import { PictureIntake } from '../../page/picture-intake.js';
import '../../ui/studio-badge.js';
import '../../ui/studio-notices.js';
import { controls, focusRing } from '../../ui/studio-style.js';

@customElement('lab-studio')
export class LabStudio extends LitElement {
  static override styles = [focusRing, controls, layout];

  /** Null until the server has told them; there may be none. */
  @property({ attribute: false }) models: readonly LabModel[] | null = null;
  @property({ attribute: false }) samples: readonly LabSample[] = [];
  @property({ attribute: false }) damages: readonly LabDamage[] = [];
  @property() modelId = '';
  @property({ attribute: false }) device: ComputeDevice | null = null;
  @property({ type: Number }) limit = 0;
  @property() upload = '';
  @property() result = '';
  @state() private setting: Setting | null = null;
  @state() private own: Opened | null = null;
  @state() private error = false;
  @state() private notice = '';
  /** Why a file was not taken. */
  @state() private objection = '';

  private declare readonly $server?: LabServer;
  private readonly talk = new LabTalk(this, () => this.$server, () => this.model && this.setting
    && { model: this.model.id, ...this.setting, upload: this.own?.upload ?? 0 });
  private readonly address = new AddressKeeper(this, () => this.link(), (fragment) => {
    this.notice = '';
    this.restore(fragment);
  });
  private readonly intake = new PictureIntake(this, ([file]) => void this.take(file!));
  private uploads = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    // Flow moved the element: what was to be written is forgotten
    if (this.setting) this.address.changed();
  }

  receive(news: Shown): void {
    this.talk.receive(news);
  }

  refuse(news: Refused): void {
    this.talk.refuse(news);
  }

  opened(news: Opened): void {
    if (news.upload !== this.uploads || !this.setting) return;
    this.own = news;
    this.talk.forgetOwn();
    this.notice = news.shrunk === 1 ? '' : `“${news.name}” is too large for the lab and was scaled down to 1/${news.shrunk}, ${news.width} × ${news.height} pixels.`;
    this.change({ sample: OWN });
  }

  notOpened(news: NotOpened): void {
    if (news.upload === this.uploads) this.objection = news.problem;
  }

  /** Whether what is shown, and the address, are of the newest setting. */
  get settled(): boolean {
    return this.setting !== null && this.talk.settled && this.address.settled;
  }

  protected override willUpdate(): void {
    if (this.setting || !this.models) return;
    const shown = modelToShow(this.models, this.modelId);
    this.modelId = shown?.id ?? '';
    if (!shown) return;
    this.notice = shown.notice;
    this.restore(ownFragment('lab'));
  }

  protected override render() {
    const { model, setting, talk } = this;
    const { shown } = talk;
    return html`
      <h1 class="spoken">Damage lab</h1>
      <div class="top">
        <a class="back" href="clean">← Clean</a>
        <label class="model"><span>Model</span>${modelPicker(this.models, this.modelId, (id) => this.choose(id))}</label>
        <studio-badge .model=${model?.title ?? ''} .device=${this.device} .costs=${shown
    ? [['damage', durationFigure(shown.damageMillis)], ['cleaning', durationFigure(shown.cleanMillis)]] : []}></studio-badge>
      </div>
      <div class="view">
        <lab-pictures .truth=${talk.truth} .shown=${shown} ?error=${this.error} ?late=${talk.late}></lab-pictures>
        <studio-notices subject="What is shown" .notice=${this.notice} .problem=${this.objection || talk.problem || this.noneReady}
          ?lost=${!talk.connected} ?waiting=${talk.wait === 'long'} @dismiss=${() => { this.notice = ''; }}></studio-notices>
      </div>
      ${!model || !setting ? nothing : html`<div class="bench">
        <lab-controls .stock=${this.stock} .model=${model} .setting=${setting} .own=${this.own} .limit=${this.limit}
          @setting-change=${(event: CustomEvent<Partial<Setting>>) => this.change(event.detail)}
          @picture=${(event: CustomEvent<File>) => void this.take(event.detail)}></lab-controls>
        <div class="results">
          <lab-figures .damaged=${shown?.before ?? null} .cleaned=${shown?.after ?? null} ?late=${talk.late}></lab-figures>
          <div class="files">
            <label class="switch"><input type="checkbox" role="switch" .checked=${this.error}
              @change=${(event: Event) => { this.error = (event.target as HTMLInputElement).checked; }}>Show the error</label>
            ${this.file('damaged')}${this.file('cleaned')}</div>
        </div>
      </div>`}`;
  }

  private file(picture: 'damaged' | 'cleaned') {
    const { asked } = this.talk;
    const name = `${picture[0].toUpperCase()}${picture.slice(1)} PNG`;
    if (!asked) return html`<span class="none" role="link" aria-disabled="true">${name}</span>`;
    const { model, sample, damage, level, seed } = asked;
    const address = new URL(this.result, document.baseURI);
    address.search = String(new URLSearchParams({ picture, model, sample, damage, level: String(level), seed: String(seed) }));
    return html`<a href=${address.href} download router-ignore aria-label="Download the ${picture} picture">${name}</a>`;
  }

  private get stock(): Stock {
    return { models: this.models ?? [], samples: this.samples, damages: this.damages };
  }

  private get model(): LabModel | undefined {
    return this.models?.find(({ id }) => id === this.modelId);
  }

  private get noneReady(): string {
    const { models } = this;
    return !models || available(models).length > 0 ? '' : `Expected a model that cleans, found ${models[0]
      ? `none that is ready: ${models[0].reason ?? 'unknown reason'}` : 'none'}. Put one under models/ and restart the server; the Models screen says more.`;
  }

  private choose(modelId: string): void {
    this.modelId = modelId;
    if (!this.setting || !this.model) return;
    this.setting = suiting(this.stock, this.model, this.setting);
    this.change({});
  }

  private change(changed: Partial<Setting>): void {
    const { model, setting } = this;
    if (!model || !setting) return;
    const next = { ...setting, ...changed };
    const wanted = modelFor(this.stock, next.sample, model) ?? model;
    this.modelId = wanted.id;
    this.setting = suiting(this.stock, wanted, next);
    this.objection = '';
    this.talk.ask();
    this.address.changed();
  }

  private restore(fragment: string): void {
    if (!this.model) return;
    const { setting, notice } = readFragment(fragment, this.stock, this.model, this.own !== null);
    this.setting = setting;
    this.notice = [this.notice, notice].filter(Boolean).join(' ');
    this.talk.ask();
    this.address.changed();
  }

  private link(): URL | null {
    return this.setting && this.modelId ? new URL(`lab/${this.modelId}${writeFragment(this.setting)}`, document.baseURI) : null;
  }

  private async take(file: File): Promise<void> {
    if (!this.setting) return;
    this.notice = '';
    this.objection = await objectionTo(file, this.limit, PICTURES);
    if (this.objection) return;
    const upload = ++this.uploads;
    const address = new URL(this.upload, document.baseURI);
    address.search = String(new URLSearchParams({ upload: String(upload) }));
    send(file, address, { progress: () => {}, arrived: () => {}, failed: (problem) => this.notOpened({ upload, problem }) });
  }
}
