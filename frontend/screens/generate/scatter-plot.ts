/**
 * `scatter-plot`: where the test pictures lie on a model's principal plane, and one sample among them.
 *
 * Properties: `scatter` (the pictures, or null while they are awaited), `marks` (a letter for each class), `place` (the sample's
 * coordinates, or null), `label` (what it shows).
 * Events: none. Keyboard: none; it is a picture (role `img`).
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { cssColour } from '../../plot/class-palette.js';
import type { Scatter } from './generate-contract.js';
import { bytesOf } from '../../picture/pictures.js';
import { ThemeColours } from '../../plot/theme-colours.js';

const SIDE = 320;
const STEPS = 65_535;
/** Room at the edges, so that a mark there is whole. */
const MARGIN = 16;

@customElement('scatter-plot')
export class ScatterPlot extends LitElement {
  static override styles = css`
    :host { display: block; }
    .frame { aspect-ratio: 1; position: relative; background: var(--paper); border-radius: var(--corner); overflow: hidden; box-shadow: inset 0 0 0 1px var(--line); }
    canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
    p { position: absolute; inset: 0; margin: 0; display: grid; place-content: center; text-align: center; padding: 16px; font-size: .8125rem; line-height: 20px; color: var(--quiet); }
  `;

  @property({ attribute: false }) scatter: Scatter | null = null;
  @property({ attribute: false }) marks: readonly string[] = [];
  @property({ attribute: false }) place: readonly number[] | null = null;
  @property() label = '';
  /** Said while there is no scatter. */
  @property() words = '';
  @query('.points') private points!: HTMLCanvasElement;
  @query('.sample') private sample!: HTMLCanvasElement;
  private readonly theme = new ThemeColours(this, () => this.drawSample());

  protected override render() {
    return html`<div class="frame" role="img" aria-label=${this.label}><canvas class="points" width=${SIDE} height=${SIDE}></canvas>
      <canvas class="sample" width=${SIDE} height=${SIDE}></canvas>${this.scatter ? '' : html`<p>${this.words}</p>`}</div>`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('scatter')) this.drawPoints();
    this.drawSample();
  }

  private drawPoints(): void {
    const context = this.points.getContext('2d')!;
    context.clearRect(0, 0, SIDE, SIDE);
    if (!this.scatter) return;
    const places = new Uint16Array(bytesOf(this.scatter.places).buffer);
    const labels = bytesOf(this.scatter.labels);
    context.globalAlpha = .55;
    for (let i = 0; i < labels.length; i++) {
      context.fillStyle = cssColour(labels[i]!);
      const [x, y] = at(places[2 * i]! / STEPS, places[2 * i + 1]! / STEPS);
      context.fillRect(x - 1, y - 1, 2, 2);
    }
  }

  /** The letters and the sample, in the theme's colours. */
  private drawSample(): void {
    const context = this.sample.getContext('2d')!;
    context.clearRect(0, 0, SIDE, SIDE);
    if (!this.scatter) return;
    const { color, backgroundColor } = getComputedStyle(this.sample.parentElement!);
    context.font = `600 22px ${getComputedStyle(this).fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    this.middles().forEach(([x, y], i) => {
      context.lineWidth = 5;
      context.strokeStyle = backgroundColor;
      context.strokeText(this.marks[i] ?? '', x, y);
      context.fillStyle = color;
      context.fillText(this.marks[i] ?? '', x, y);
    });
    if (!this.place) return;
    const { low, high } = this.scatter;
    const [x, y] = at(...this.place.map((value, axis) => Math.min(1, Math.max(0, (value - low[axis]!) / Math.max(high[axis]! - low[axis]!, 1e-30)))) as [number, number]);
    for (const [width, stroke] of [[9, backgroundColor], [4, color]] as const) {
      context.lineWidth = width;
      context.strokeStyle = stroke;
      context.beginPath();
      context.arc(x, y, 11, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  /** The mean place of each class. */
  private middles(): [number, number][] {
    const places = new Uint16Array(bytesOf(this.scatter!.places).buffer);
    const labels = bytesOf(this.scatter!.labels);
    const sums = this.marks.map(() => [0, 0, 0]);
    labels.forEach((label, i) => {
      const sum = sums[label];
      if (!sum) return;
      sum[0] += places[2 * i]!;
      sum[1] += places[2 * i + 1]!;
      sum[2] += 1;
    });
    return sums.map(([x, y, count]) => at(x! / Math.max(1, count!) / STEPS, y! / Math.max(1, count!) / STEPS));
  }
}

/** Pixels of the canvas, from the bottom left. */
function at(across: number, up: number): [number, number] {
  return [MARGIN + across * (SIDE - 2 * MARGIN), SIDE - MARGIN - up * (SIDE - 2 * MARGIN)];
}
