/**
 * `cloud-plot`: densities as curves, one of them filled, or shares as bars, over one axis.
 *
 * Properties: `curves` (see `CloudCurve`), `low` and `high` (of the axis), `bars` (whether the first curve is drawn as bars), `height`
 * (CSS pixels), `label` (what it shows). Events: none. Keyboard: none; it is a picture (role `img`).
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { OwnSize } from '../../plot/own-size.js';
import { ThemeColours } from '../../plot/theme-colours.js';
import { numbersBeside, numbersUnder, sharpPen } from './plot-axes.js';

export interface CloudCurve {
  name: string;
  colour: string;
  /** At evenly spaced places, each in the middle of its share of the axis. */
  densities: readonly number[];
  filled?: boolean;
  /** So much higher than the others that it leaves the plot at the top instead of pressing them flat. */
  clipped?: boolean;
}

const LEFT = 40;
const BOTTOM = 18;
const TOP = 6;

@customElement('cloud-plot')
export class CloudPlot extends LitElement {
  static override styles = css`:host { display: block; min-width: 0; } canvas { display: block; }`;

  @property({ attribute: false }) curves: readonly CloudCurve[] = [];
  @property({ type: Number }) low = 0;
  @property({ type: Number }) high = 1;
  @property({ type: Boolean }) bars = false;
  @property({ type: Number }) height = 140;
  @property() label = '';
  @query('canvas') canvas!: HTMLCanvasElement;
  private readonly ownSize = new OwnSize(this, () => this.draw());
  private readonly theme = new ThemeColours(this, () => this.draw());

  protected override render() {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  protected override updated(): void {
    this.draw();
  }

  private draw(): void {
    if (!this.canvas) return;
    const { curves, low, high, height, theme } = this;
    const width = this.clientWidth;
    const pen = sharpPen(this.canvas, width, height);
    this.canvas.style.width = '100%'; // so that it can become narrower
    const box = { left: LEFT, top: TOP, width: width - LEFT - 1, height: height - BOTTOM - TOP };
    const floor = box.top + box.height;
    const most = 1.06 * curves.filter(({ clipped }) => !clipped).reduce((peak, { densities }) => densities.reduce((a, b) => Math.max(a, b), peak), 1e-9);
    pen.font = `10px ${getComputedStyle(this).fontFamily}`;
    pen.fillStyle = theme.of('--quiet');
    numbersUnder(pen, box, low, high, this.bars ? Math.min(8, high - low) : 5);
    numbersBeside(pen, box, 0, most, 3);
    pen.strokeStyle = theme.of('--line');
    pen.beginPath();
    pen.moveTo(box.left, floor + 0.5);
    pen.lineTo(width, floor + 0.5);
    pen.stroke();
    pen.beginPath();
    pen.rect(box.left, 0, box.width + 1, height);
    pen.clip();
    for (const { densities, colour, filled } of curves) {
      const step = box.width / densities.length;
      if (this.bars) {
        pen.fillStyle = colour;
        densities.forEach((share, i) => pen.fillRect(box.left + (i + 0.1) * step, floor - share / most * box.height, 0.8 * step, share / most * box.height));
        continue;
      }
      pen.beginPath();
      densities.forEach((density, i) => pen.lineTo(box.left + (i + 0.5) * step, floor - density / most * box.height));
      pen.strokeStyle = colour;
      pen.lineWidth = filled ? 1 : 2;
      pen.stroke();
      if (!filled) continue;
      pen.lineTo(box.left + box.width, floor);
      pen.lineTo(box.left, floor);
      pen.closePath();
      pen.globalAlpha = 0.2;
      pen.fillStyle = colour;
      pen.fill();
      pen.globalAlpha = 1;
    }
  }
}
