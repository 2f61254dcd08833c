/**
 * `map-studio`: the Map screen. Test pictures lie as points where their latents are; what is pointed at is decoded.
 *
 * Properties, set by the server: those of `ModelScreen`, `files` (address of the downloads), `umapProblems` (why models have no
 * map by UMAP, by their id). Asks the server as `map-contract.ts` tells. The address always tells the setting (see `map-setting.ts`).
 * Events: none. Keyboard: the map has its own keys (see `map-stage.ts`); all else are fields, buttons and links.
 */
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMarks } from '../../plot/class-palette.js';
import type { ModelChoice } from '../../talk/contract.js';
import type { MapTold } from '../../talk/told-contract.js';
import '../../ui/embed-code.js';
import { shapeOf } from '../../talk/data-set-contract.js';
import { type MapModel, type Place, type Setting, readFragment, suiting, writeFragment } from './map-setting.js';
import { MapCloud, type Spot } from './map-cloud.js';
import './map-buttons.js';
import './map-controls.js';
import './map-files.js';
import './map-legend.js';
import './map-look.js';
import type { MapFrame, MapPoints, MapServer } from './map-contract.js';
import { MOST_PICTURES } from './map-selection.js';
import './map-stage.js';
import type { MapStage, Target } from './map-stage.js';
import { layout } from './map-studio-style.js';
import { MapTalk, type Which } from './map-talk.js';
import { MapWalk } from './map-walk.js';
import { drawnNote } from '../../ui/drawn-note.js';
import { modelPicker, noneReady } from '../../ui/model-picker.js';
import { ModelScreen } from '../../ui/model-screen.js';
import { transferMillis } from '../../talk/question-line.js';
import '../../ui/studio-badge.js';
import '../../ui/studio-notices.js';
import { controls, focusRing, topBar } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** A part of the map is decoded when it has rested so long. */
const REST_MILLIS = 150;

@customElement('map-studio')
export class MapStudio extends ModelScreen<MapServer> {
  static override styles = [focusRing, controls, topBar, layout];

  @property({ attribute: false }) umapProblems: Readonly<Record<string, string>> = {};
  @property() files = '';
  @state() private setting: Setting | null = null;
  @state() private cloud: MapCloud | null = null;
  /** A letter for each class, and how many pictures it has. */
  @state() private marks: readonly string[] = [];
  @state() private counts: readonly number[] = [];
  @state() private chosen: readonly number[] = [];
  @state() private lassoing = false;
  /** Why the points are not drawn. */
  @state() private plotProblem = '';
  @query('map-stage') private stage!: MapStage;

  protected readonly places = ['map'];
  private readonly lines = new MapTalk(this.talk, () => this.mapped());
  private readonly walk = new MapWalk((spot) => this.stage.walk(spot), () => {
    this.stroll = 'over';
    this.requestUpdate();
  });
  /** Whether the map walks by itself: only where the link tells nothing, and once. */
  private stroll: 'wanted' | 'over' = 'over';
  private drawn: MapPoints | null = null;
  private timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.walk.stop();
    clearTimeout(this.timer);
    this.timer = 0;
  }

  /** Whether what is shown, and the address, are of the newest setting. */
  override get settled(): boolean {
    return super.settled && !this.walk.walking && this.timer === 0 && this.stage?.settled !== false;
  }

  protected override render() {
    const { model, setting, lines, cloud } = this;
    return html`
      <h1 class="spoken">${words.map.name}</h1>
      <div class="top">
        <label class="model"><span>${words.ui.model}</span>${modelPicker(this.models, this.modelId, (id) => this.choose(id))}</label>
        ${this.modelId ? html`<a class="figures" href="figures/${this.modelId}">${words.map.figures}</a>` : nothing}
        <studio-badge .model=${model?.title ?? ''} .device=${this.device} .timing=${lines.looks.result?.timing ?? null}
          .transferMillis=${transferMillis(lines.looks)}></studio-badge>
      </div>
      ${!model || !setting ? nothing : html`
        <map-controls .model=${model} .umapProblem=${this.umapProblems[model.id] ?? ''} .setting=${setting} @setting-change=${(event: CustomEvent<Partial<Setting>>) => this.lay(event.detail)}></map-controls>
        ${drawnNote(model)}
        ${!cloud && lines.maps.problem ? nothing : html`<div class="bench">
          <div class="left">${this.stageOf(model, setting)}
            <map-buttons ?disabled=${!cloud} ?lassoing=${this.lassoing} @lasso=${() => { this.lassoing = !this.lassoing; }} @zoom=${this.zoom}></map-buttons>
            <div class="tools"><button ?disabled=${!cloud} @click=${() => this.select(this.stage.inSight)}>${words.map.chooseInView}</button>
              <p>${words.map.how}</p></div></div>
          <div class="right ${this.chosen.length ? 'choosing' : ''}">
            ${this.chosen.length ? html`<map-selection .points=${this.chosen} .sheet=${lines.sheets.result} .labels=${cloud?.labels ?? []} .classes=${this.classes} .shape=${shapeOf(model)} ?late=${lines.sheets.late}
              @point-choice=${(event: CustomEvent<number>) => this.goTo(event.detail)} @clear=${() => this.select([])}></map-selection>` : nothing}
            <map-look .model=${lines.looks.answered?.model ?? ''} .look=${lines.looks.result} .asked=${lines.looks.answered} .classes=${this.classes} .shape=${shapeOf(model)} ?drawn=${Boolean(model.dataSet.drawn)} ?walking=${this.walk.walking} ?late=${lines.looks.late}></map-look>
            ${cloud ? html`<map-legend .classes=${this.classes} .marks=${this.marks} .off=${setting.off} .counts=${this.counts}
              @off-change=${(event: CustomEvent<number[]>) => this.change({ off: event.detail })}></map-legend>` : nothing}
            <map-files .address=${this.files} .which=${this.which} .seen=${this.seen}></map-files>
          </div>
        </div>
        <embed-code .address=${this.shownAddress} name=${words.map.name}></embed-code>`}
`}
      <studio-notices subject=${words.map.theMap} .notice=${this.notice} .problem=${this.talk.problem || this.plotProblem || noneReady(this.models)}
        ?lost=${!this.talk.connected} ?waiting=${lines.waiting} @dismiss=${() => { this.notice = ''; }}></studio-notices>`;
  }

  private stageOf(model: ModelChoice, setting: Setting) {
    const { cloud, lines } = this;
    const grid = setting.manifold && cloud ? lines.grids.result : null;
    const awaited = !lines.maps.settled && (!cloud || lines.maps.wait === 'long');
    return html`<map-stage .cloud=${cloud} .axes=${this.drawn?.axes ?? ['', '']} ?ticked=${setting.projection !== 'umap'} .marks=${this.marks} .names=${this.classes}
      .off=${setting.off} .chosen=${this.chosen} .pinned=${this.pinned} .marker=${this.marker} .grid=${grid} ?lassoing=${this.lassoing} ?late=${lines.maps.late}
      label=${cloud ? words.map.stage.name(words.ui.grouped(cloud.count), model.title) : words.map.stage.nameBefore(model.title)}
      @pointerdown=${this.touched} @wheel=${this.touched} @keydown=${this.touched} @pointermove=${this.touched}
      @map-look=${(event: CustomEvent<Target | null>) => this.look(event.detail)} @map-pin=${(event: CustomEvent<Target | null>) => this.pin(event.detail)}
      @map-lasso=${(event: CustomEvent<number[]>) => this.select(event.detail)} @map-view=${this.moved}
      @map-problem=${(event: CustomEvent<string>) => { this.plotProblem = event.detail; }}>
      ${awaited ? html`<p class="wait" role="status">${words.map.encoding(words.ui.grouped(model.dataSet.testPictures), model.title)}</p>` : nothing}</map-stage>`;
  }

  private get mapModel(): MapModel | undefined {
    const { model } = this;
    return model && { ...model, umapProblem: this.umapProblems[model.id] ?? '' };
  }

  private get classes(): readonly string[] {
    return this.drawn?.classes ?? [];
  }

  private get which(): Which {
    const { projection, across, up } = this.setting!;
    return { model: this.modelId, projection, across, up };
  }

  /** What is seen, in the units of the map. */
  private get seen(): MapFrame | null {
    const { cloud, stage } = this;
    if (!cloud || !stage) return null;
    const { middle, half } = stage.seen;
    return { ...cloud.outward(middle), halfWidth: half * cloud.frame.halfWidth, halfHeight: half * cloud.frame.halfHeight };
  }

  private get pinned(): Spot | null {
    const { cloud, setting } = this;
    const at = setting?.at;
    if (!cloud || !at) return null;
    if (!('point' in at)) return cloud.inward(at);
    return at.point < cloud.count ? cloud.spot(at.point) : null;
  }

  private get marker(): Spot | null {
    const [x, y] = this.drawn?.marker ?? [];
    return this.cloud && x !== undefined && y !== undefined ? this.cloud.inward({ x, y }) : null;
  }

  private choose(modelId: string): void {
    this.modelId = modelId;
    if (!this.setting || !this.mapModel) return;
    this.setting = suiting(this.mapModel, this.setting);
    this.cloud = this.drawn = null;
    this.ask();
  }

  /** Lays the latents flat in another way, or decodes what is seen. */
  private lay(changed: Partial<Setting>): void {
    const another = 'projection' in changed || 'across' in changed || 'up' in changed;
    // a place is none on another map, a test picture is
    const at = this.setting?.at;
    this.change(another ? { ...changed, view: null, at: at && 'point' in at ? at : null } : changed);
    if (another) this.ask();
    else this.decodeSeen(0);
  }

  private change(changed: Partial<Setting>): void {
    if (!this.setting) return;
    this.setting = { ...this.setting, ...changed };
    this.address.changed();
  }

  protected restore(fragment: string): void {
    if (!this.mapModel) return;
    const { setting, notice } = readFragment(fragment, this.mapModel);
    this.setting = setting;
    this.notice = [this.notice, notice].filter(Boolean).join(' ');
    this.stroll = setting.at || setting.view || setting.latent || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'over' : 'wanted';
    this.ask();
  }

  /** Asks for the map of the setting. */
  private ask(): void {
    this.walk.stop();
    this.chosen = [];
    this.lines.forgetPlaces();
    this.lines.maps.ask({ ...this.which, latent: this.setting?.latent ?? [] });
    this.address.changed();
  }

  /** There is another map, or none. */
  private mapped(): void {
    const { maps } = this.lines;
    if (maps.problem) {
      this.cloud = this.drawn = null;
    } else if (maps.result && maps.result !== this.drawn && maps.settled) {
      this.drawn = maps.result;
      const { labels } = this.cloud = new MapCloud(maps.result);
      this.marks = classMarks(maps.result.classes);
      this.counts = this.marks.map((_, label) => labels.filter((other) => other === label).length);
      void this.arrive();
    }
  }

  /** A map is there: it is seen as the setting tells, and what is pinned is decoded. */
  private async arrive(): Promise<void> {
    await this.updateComplete;
    const { setting, cloud, stage } = this;
    if (!setting || !cloud || !stage) return;
    const { at, view } = setting;
    stage.viewport.show(view ? cloud.inward(view) : { x: 0, y: 0 }, view?.zoom ?? 1);
    if (at && 'point' in at && at.point >= cloud.count) {
      this.notice = words.map.noPicture(at.point, cloud.count - 1);
      this.change({ at: null });
    }
    this.lookAtPinned();
    this.decodeSeen(0);
    if (this.stroll === 'wanted') this.walk.begin(this.marks.flatMap((_, label) => cloud.middle(label) ?? []).slice(0, 4));
  }

  private readonly touched = (): void => this.walk.stop();

  private readonly zoom = ({ detail: steps }: CustomEvent<number>): void => {
    const { viewport } = this.stage;
    if (steps) viewport.zoomBy(steps);
    else viewport.show({ x: 0, y: 0 }, 1);
  };

  private lookAtPinned(): void {
    const { cloud, pinned, marker, setting } = this;
    if (!cloud || !setting) return;
    const at = setting.at;
    if (at && 'point' in at) this.decode({ spot: cloud.spot(at.point), point: at.point, on: true });
    else if (pinned) this.decode({ spot: pinned, point: cloud.nearest(pinned, setting.off).point, on: false });
    else if (marker && setting.latent) this.decode({ spot: marker, point: cloud.nearest(marker, setting.off).point, on: false }, setting.latent);
    else if (!this.lines.looks.answered) this.decode({ spot: cloud.spot(0), point: 0, on: true });
  }

  /** @param latent what is decoded, where that is not what the map has at the spot */
  private decode({ spot, point, on }: Target, latent: readonly number[] = []): void {
    const { x, y } = this.cloud!.outward(spot);
    this.lines.looks.ask({ ...this.which, point, on, x, y, latent, umap: this.setting!.projection === 'umap' });
  }

  private look(target: Target | null): void {
    if (target) this.decode(target);
    else this.lookAtPinned();
  }

  private pin(target: Target | null): void {
    const at: Place | null = !target || !this.cloud ? null : target.on ? { point: target.point } : this.cloud.outward(target.spot);
    this.change({ at });
    if (target) this.decode(target);
  }

  private goTo(point: number): void {
    const { cloud } = this;
    if (!cloud) return;
    this.stage.viewport.reveal(cloud.spot(point));
    this.pin({ spot: cloud.spot(point), point, on: true });
  }

  private select(points: readonly number[]): void {
    this.lassoing = false;
    this.chosen = points;
    if (points.length) this.lines.sheets.ask({ model: this.modelId, points: points.slice(0, MOST_PICTURES) });
    else this.lines.sheets.forget();
  }

  private readonly moved = (): void => {
    const { cloud, stage } = this;
    if (!cloud || !stage) return;
    const { middle, zoom } = stage.viewport;
    const whole = zoom === 1 && middle.x === 0 && middle.y === 0;
    this.change({ view: whole ? null : { ...cloud.outward(middle), zoom } });
    this.decodeSeen(REST_MILLIS);
  };

  /** Decodes the part that is seen once it has rested so long; while it moves, the older pictures move with it. */
  private decodeSeen(restMillis: number): void {
    clearTimeout(this.timer);
    this.timer = 0;
    if (!this.setting?.manifold || !this.cloud) return;
    const decode = (): void => {
      this.timer = 0;
      const seen = this.seen;
      if (seen) this.lines.grids.ask({ ...this.which, ...seen });
    };
    if (restMillis) this.timer = window.setTimeout(decode, restMillis);
    else decode();
  }

  protected told(): MapTold | null {
    const { setting, cloud, chosen } = this;
    if (!setting || !cloud) return null;
    const { result: look, answered } = this.lines.looks;
    const { at } = setting;
    const pinned = !at ? null : 'point' in at ? 'picture' : 'place';
    const asked = at && ('point' in at ? { ...cloud.outward(cloud.spot(at.point)), on: true } : { ...at, on: false });
    const answers = asked && answered?.on === asked.on && answered.x === asked.x && answered.y === asked.y;
    return {
      screen: 'map', model: this.modelId, projection: setting.projection, manifold: setting.manifold, hidden: setting.off.length, pinned,
      label: answers && look ? this.classes[look.label] ?? null : null, densityPercentile: answers && look ? look.densityPercentile : null,
      chosen: this.classes.map((_, label) => chosen.filter((point) => cloud.labels[point] === label).length),
    };
  }

  protected link(): URL | null {
    return this.setting && this.modelId ? new URL(`map/${this.modelId}${writeFragment(this.setting)}`, document.baseURI) : null;
  }
}
