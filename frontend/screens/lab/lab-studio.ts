/**
 * `lab-studio`: the damage lab. A clean picture is damaged and cleaned by the server, and both are held against the truth.
 *
 * Properties, set by the server: those of `ModelScreen`, `samples`, `damages`, `limit` (bytes of a file), `upload` and `result`
 * (addresses). Methods, called by the server: `opened`, `notOpened`. Asks the server as `lab-contract.ts` tells. The address always
 * tells the setting (see `lab-setting.ts`).
 * Events: none. Keyboard: fields and links; Ctrl+V and a dropped file bring a picture.
 */
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ModelChoice } from '../../talk/contract.js';
import { embedded } from '../../talk/embedded.js';
import type { LabTold } from '../../talk/told-contract.js';
import { durationFigure } from '../../ui/figures.js';
import { LabTalk } from './lab-talk.js';
import { OWN, type Setting, type Stock, modelFor, readFragment, suiting, writeFragment } from './lab-setting.js';
import './lab-controls.js';
import './lab-figures.js';
import type { LabDamage, LabSample, LabServer, NotOpened, Opened } from './lab-contract.js';
import './lab-pictures.js';
import { layout } from './lab-studio-style.js';
import { available, modelPicker } from '../../ui/model-picker.js';
import { ModelScreen } from '../../ui/model-screen.js';
import { PICTURES, objectionTo, send } from '../../page/page-upload.js';
import { carried } from '../../page/carried-picture.js';
import { PictureIntake } from '../../page/picture-intake.js';
import '../../ui/studio-badge.js';
import '../../ui/studio-notices.js';
import { controls, focusRing, topBar } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('lab-studio')
export class LabStudio extends ModelScreen<LabServer> {
  static override styles = [focusRing, controls, topBar, layout];

  @property({ attribute: false }) samples: readonly LabSample[] = [];
  @property({ attribute: false }) damages: readonly LabDamage[] = [];
  @property({ type: Number }) limit = 0;
  @property() upload = '';
  @property() result = '';
  @state() private setting: Setting | null = null;
  @state() private own: Opened | null = null;
  @state() private error = false;
  /** Why a file was not taken. */
  @state() private objection = '';

  protected readonly places = ['lab'];
  private readonly bench = new LabTalk(this.talk);
  private readonly intake = new PictureIntake(this, ([file]) => void this.take(file!));
  private uploads = 0;

  opened(news: Opened): void {
    if (news.upload !== this.uploads || !this.setting) return;
    this.own = news;
    this.bench.forgetOwn();
    this.notice = news.shrunk === 1 ? '' : words.lab.shrunk(news.name, news.shrunk, news.width, news.height);
    this.change({ sample: OWN });
  }

  notOpened(news: NotOpened): void {
    if (news.upload === this.uploads) this.objection = news.problem;
  }

  protected override render() {
    const { model, setting, bench: { line, truth } } = this;
    const shown = line.result;
    return html`
      <h1 class="spoken">${words.lab.name}</h1>
      <div class="top">
        ${embedded ? nothing : html`<a class="back" href="clean">${words.lab.back}</a>`}
        <label class="model"><span>${words.ui.model}</span>${modelPicker(this.models, this.modelId, (id) => this.choose(id))}</label>
        <studio-badge .model=${model?.title ?? ''} .device=${this.device} .costs=${shown
    ? [[words.lab.damageCost, durationFigure(shown.damageMillis)], [words.lab.cleaningCost, durationFigure(shown.cleanMillis)]] : []}></studio-badge>
      </div>
      <div class="view">
        <lab-pictures .truth=${truth} .shown=${shown} ?error=${this.error} ?late=${line.late}></lab-pictures>
        <studio-notices subject=${words.ui.whatIsShown} .notice=${this.notice} .problem=${this.objection || line.problem || this.noneReady}
          ?lost=${!this.talk.connected} ?waiting=${line.wait === 'long'} @dismiss=${() => { this.notice = ''; }}></studio-notices>
      </div>
      ${!model || !setting ? nothing : html`<div class="bench">
        <lab-controls .stock=${this.stock} .model=${model} .setting=${setting} .own=${this.own} .limit=${this.limit}
          @setting-change=${(event: CustomEvent<Partial<Setting>>) => this.change(event.detail)}
          @picture=${(event: CustomEvent<File>) => void this.take(event.detail)}></lab-controls>
        <div class="results">
          <lab-figures .damaged=${shown?.before ?? null} .cleaned=${shown?.after ?? null} ?late=${line.late}></lab-figures>
          <div class="files">
            <label class="switch"><input type="checkbox" role="switch" .checked=${this.error}
              @change=${(event: Event) => { this.error = (event.target as HTMLInputElement).checked; }}>${words.lab.showError}</label>
            ${this.file('damaged')}${this.file('cleaned')}</div>
        </div>
      </div>`}`;
  }

  private file(picture: 'damaged' | 'cleaned') {
    const asked = this.bench.line.answered;
    const [name, label] = picture === 'damaged' ? [words.lab.damagedPng, words.lab.downloadDamaged] : [words.lab.cleanedPng, words.lab.downloadCleaned];
    if (!asked) return html`<span class="none" role="link" aria-disabled="true">${name}</span>`;
    const { model, sample, damage, level, seed } = asked;
    const address = new URL(this.result, document.baseURI);
    address.search = String(new URLSearchParams({ picture, model, sample, damage, level: String(level), seed: String(seed) }));
    return html`<a href=${address.href} download router-ignore aria-label=${label}>${name}</a>`;
  }

  private get stock(): Stock {
    return { models: this.models ?? [], samples: this.samples, damages: this.damages };
  }

  private get noneReady(): string {
    const { models } = this;
    if (!models || available(models).length > 0) return '';
    return models[0] ? words.lab.noneReady(models[0].reason ?? words.ui.unknownReason) : words.lab.noneInstalled;
  }

  private choose(modelId: string): void {
    this.modelId = modelId;
    if (!this.setting || !this.model) return;
    this.setting = suiting(this.stock, this.model, this.setting);
    this.change({});
  }

  private ask(): void {
    this.bench.line.ask({ model: this.modelId, ...this.setting!, upload: this.own?.upload ?? 0 });
  }

  private change(changed: Partial<Setting>): void {
    const { model, setting } = this;
    if (!model || !setting) return;
    const next = { ...setting, ...changed };
    const wanted = modelFor(this.stock, next.sample, model) ?? model;
    this.modelId = wanted.id;
    this.setting = suiting(this.stock, wanted, next);
    this.objection = '';
    this.ask();
    this.address.changed();
  }

  protected restore(fragment: string): void {
    if (!this.model) return;
    const { setting, notice } = readFragment(fragment, this.stock, this.model, this.own !== null);
    this.setting = setting;
    this.notice = [this.notice, notice].filter(Boolean).join(' ');
    this.ask();
    this.address.changed();
    const file = carried(words.lab.carried);
    if (file) void this.take(file);
  }

  protected told(): LabTold | null {
    const { model, setting } = this;
    const { result, answered } = this.bench.line;
    if (!model || !setting || !result || !answered || answered.model !== model.id || answered.sample !== setting.sample
      || answered.damage !== setting.damage || answered.level !== setting.level) return null;
    return { screen: 'lab', model: model.id, sample: setting.sample, damage: setting.damage, level: setting.level,
      before: result.before.psnr ?? null, after: result.after.psnr ?? null };
  }

  protected link(): URL | null {
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
