/**
 * `figure-cloud`: the shape of the cloud that a model's latents form, and what comes out when points are drawn from guesses at it.
 *
 * Properties: `model`, `setting`, `data` (see `CloudShape`), `samples` (see `CloudSamples`, or null while they are drawn), `late`.
 * Events: `setting-change` (detail: what changed). Keyboard: buttons.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, queryAll } from 'lit/decorators.js';
import { errorFigure, latentFigure, shareFigure } from '../../ui/figures.js';
import { cssColour } from '../../plot/class-palette.js';
import { ThemeColours } from '../../plot/theme-colours.js';
import { bytesOf, picturesOf } from '../../picture/pictures.js';
import '../../picture/pixel-image.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import type { ModelChoice } from '../../talk/contract.js';
import { words } from '../../words/words.js';
import { type CloudCurve, type CloudPlot } from './cloud-plot.js';
import './cloud-plot.js';
import './component-scatter.js';
import type { Key, Part } from './figure-png.js';
import type { CloudProbe, CloudSamples, CloudShape } from './figures-contract.js';
import { type Setting, anotherSeed } from './figures-setting.js';
import { figureLayout } from './figures-studio-style.js';
import { LatentPoints } from './latent-points.js';
import { NarrowScreen } from './narrow-screen.js';

/** Deviations on each side of the mean that the histograms hold. */
const REACH = 4;
/** So many values are shown by themselves: those that tell most. */
const USUAL = { wide: 8, narrow: 4 };
/** So many of the components' bars. */
const BARS = 64;
const COLOURS = { normal: 5, cube: 1, ball: 0 };

@customElement('figure-cloud')
export class FigureCloud extends LitElement {
  static override styles = [focusRing, controls, figureLayout, css`
    section { margin-bottom: 32px; min-width: 0; }
    h2 { font-size: 1rem; line-height: 24px; font-weight: 600; margin: 0 0 4px; }
    p { margin: 0 0 12px; max-width: 88ch; font-size: .9375rem; line-height: 24px; text-wrap: pretty; }
    .panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 208px), 1fr)); gap: 16px 24px; }
    .panels p, .rows p { font-size: .8125rem; line-height: 20px; margin: 0; display: flex; justify-content: space-between; gap: 8px; }
    .panels span, .rows span { color: var(--quiet); font-variant-numeric: tabular-nums; }
    .pairs { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 16px 24px; max-width: 960px; }
    .keys { display: flex; flex-wrap: wrap; gap: 4px 24px; font-size: .8125rem; line-height: 20px; margin: 8px 0 0; padding: 0; list-style: none; }
    .keys i { display: inline-block; width: 16px; height: 0; border-top: 3px solid; vertical-align: middle; margin-inline-end: 8px; }
    .rows { display: grid; gap: 16px; max-width: 960px; }
    .rows > div { display: grid; grid-template-columns: 232px minmax(0, 1fr); gap: 8px 24px; align-items: center; }
    .rows p { display: block; }
    .rows span { display: block; }
    .ten { display: grid; grid-template-columns: repeat(10, minmax(0, 1fr)); gap: 4px; }
    .head { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: baseline; margin-bottom: 4px; }
    @media (max-width: 700px) {
      .pairs { grid-template-columns: minmax(0, 1fr); }
      .rows > div { grid-template-columns: minmax(0, 1fr); }
      .ten { grid-template-columns: repeat(5, minmax(0, 1fr)); }
    }
  `];

  @property({ attribute: false }) model!: ModelChoice;
  @property({ attribute: false }) setting!: Setting;
  @property({ attribute: false }) data!: CloudShape;
  @property({ attribute: false }) samples: CloudSamples | null = null;
  @property({ type: Boolean, reflect: true }) late = false;
  @property({ type: Boolean, reflect: true }) wide = true;
  @queryAll('cloud-plot') private plots!: NodeListOf<CloudPlot>;
  @queryAll('pixel-image') private images!: NodeListOf<HTMLElement>;
  private histograms = new Float32Array();
  private points: LatentPoints | null = null;
  private readonly screen = new NarrowScreen(this);
  private readonly theme = new ThemeColours(this, () => this.requestUpdate());

  /** What is drawn, and what its lines are of. */
  get drawn(): { parts: Part[]; keys: Key[] } {
    const from = this.getBoundingClientRect();
    const part = (canvas: HTMLCanvasElement, tinted: boolean): Part => {
      const box = canvas.getBoundingClientRect();
      return { canvas, tinted, left: box.left - from.left, top: box.top - from.top };
    };
    return {
      parts: [...[...this.plots].map(({ canvas }) => part(canvas, false)), ...[...this.images].map((image) => {
        const canvas = image.shadowRoot!.querySelector('canvas')!;
        return part(canvas, !canvas.classList.contains('coloured'));
      })],
      keys: this.curves.map(({ name, colour }) => ({ name, colour })),
    };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('data')) return;
    this.histograms = new Float32Array(bytesOf(this.data.histograms).buffer);
    this.points = new LatentPoints(this.data.scores);
  }

  protected override render() {
    const { data, model } = this;
    const texts = words.figures.cloud;
    const tells = data.shares.findIndex((_, i) => data.shares.slice(0, i + 1).reduce((a, b) => a + b, 0) >= 0.9) + 1;
    return html`<div class="plot">
      <section><div class="head"><h2>${texts.made}</h2>
        <button @click=${() => this.change({ seed: anotherSeed(this.setting.seed) })}>${texts.another}</button></div>
        <p>${texts.aboutMade(model.title)}</p>${this.rows()}</section>
      <section><h2>${texts.radii}</h2><p>${texts.aboutRadii(data.size)}</p>
        <cloud-plot .curves=${this.curves} .low=${0} .high=${data.farthest} height=${this.screen.narrow ? 180 : 220} label=${texts.radii}></cloud-plot>
        <ul class="keys">${this.curves.map(({ name, colour }) => html`<li><i style="border-color: ${colour}"></i>${name}</li>`)}</ul></section>
      <section><h2>${texts.values}</h2><p>${texts.aboutValues}</p>
        <div class="panels">${this.dimensions.map((z) => this.value(z))}</div></section>
      <section><h2>${texts.components}</h2><p>${texts.aboutComponents(tells, data.size)}</p>
        <cloud-plot bars .curves=${[{ name: texts.components, colour: this.theme.of('--accent'), densities: data.shares.slice(0, BARS) }]} .low=${0.5}
          .high=${Math.min(BARS, data.size) + 0.5} height="140" label=${texts.components}></cloud-plot></section>
      ${data.scores.size < 2 ? nothing : html`<section><h2>${texts.filaments}</h2><p>${texts.aboutFilaments}</p>
        <div class="pairs">${Array.from({ length: Math.floor(data.scores.size / 2) }, (_, i) => html`<component-scatter .points=${this.points} .across=${2 * i}
          .up=${2 * i + 1} label=${texts.pair(2 * i + 1, 2 * i + 2)}></component-scatter>`)}</div></section>`}
      </div>
      <p class="caption">${texts.caption(model.title, words.ui.grouped(data.count), model.dataSet.title)}</p>`;
  }

  /** The values that are shown: the chosen ones, else those that tell most. */
  private get dimensions(): readonly number[] {
    const { model, data, setting } = this;
    if (setting.dimensions) return setting.dimensions.filter((z) => z < data.size);
    const order = Array.from({ length: data.size }, (_, z) => z);
    const tells = model.influence.length === data.size ? model.influence : data.deviations;
    return order.sort((a, b) => tells[b]! - tells[a]!).slice(0, this.screen.narrow ? USUAL.narrow : USUAL.wide);
  }

  private get curves(): CloudCurve[] {
    const { latents, normal, cube, ball } = this.data.radii;
    const texts = words.figures.cloud;
    return [{ name: texts.ofLatents, colour: this.theme.of('--ink'), densities: latents, filled: true },
      { name: texts.ofNormal, colour: cssColour(COLOURS.normal), densities: normal },
      { name: texts.ofCube, colour: cssColour(COLOURS.cube), densities: cube },
      { name: texts.ofBall, colour: cssColour(COLOURS.ball), densities: ball, clipped: true }];
  }

  private value(z: number) {
    const { bins, means, deviations, unlikeness } = this.data;
    const texts = words.figures.cloud;
    const [mean, deviation] = [means[z]!, deviations[z]!];
    const places = Array.from({ length: 4 * bins }, (_, i) => ((i + 0.5) / (4 * bins) * 2 - 1) * REACH);
    const curves: CloudCurve[] = deviation === 0 ? [] : [
      { name: texts.ofLatents, colour: this.theme.of('--ink'), densities: [...this.histograms.subarray(z * bins, (z + 1) * bins)], filled: true },
      { name: texts.ofNormal, colour: cssColour(COLOURS.normal), densities: places.map((x) => Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) / deviation) }];
    return html`<div><p><b>z${z + 1}</b><span>${deviation === 0 ? texts.still : texts.unlike(shareFigure(unlikeness[z]!))}</span></p>
      <cloud-plot .curves=${curves} .low=${mean - REACH * deviation} .high=${mean + REACH * deviation} height="112"
        label=${texts.value(`z${z + 1}`, latentFigure(mean), latentFigure(deviation))}></cloud-plot></div>`;
  }

  private rows() {
    const { samples } = this;
    if (!samples) return html`<p role="status">${words.figures.cloud.drawing}</p>`;
    const pictures = picturesOf(samples.pictures);
    return html`<div class="rows">${samples.probes.map((probe, i) => html`<div>${this.probe(probe)}
      <div class="ten">${pictures.slice(i * samples.each, (i + 1) * samples.each).map((picture, at) => html`<pixel-image .picture=${picture} ?late=${this.late}
        label=${words.figures.cloud.pictureOf(words.figures.cloud.probes[probe.name][0], at + 1)}></pixel-image>`)}</div></div>`)}</div>`;
  }

  private probe({ name, astray, classAccuracy, frechet }: CloudProbe) {
    const texts = words.figures.cloud;
    const [title, sentence] = texts.probes[name];
    return html`<p><b>${title}</b><span>${sentence}</span><span>${texts.astray(latentFigure(astray))}</span>
      ${frechet === null || frechet === undefined ? nothing : html`<span>${texts.measured(classAccuracy == null ? '' : shareFigure(classAccuracy), errorFigure(frechet))}</span>`}</p>`;
  }

  private change(detail: Partial<Setting>): void {
    this.dispatchEvent(new CustomEvent('setting-change', { detail }));
  }
}
