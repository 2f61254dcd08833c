/**
 * `corner-panel`: one panel of a corner plot, large, with its axes and what it tells.
 *
 * Properties: `points`, `mask` (by class, whether it is shown), `row` and `column` (dimensions; equal for a histogram), `size`
 * (CSS pixels a side; 0 for the text alone), `text` (what it tells).
 * Events: none. Keyboard: none; it is a picture, and its text is a live region.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { drawHistogram, drawPoints } from './corner-drawing.js';
import type { Part } from './figure-png.js';
import type { LatentPoints } from './latent-points.js';
import { numbersBeside, numbersUnder, sharpPen } from './plot-axes.js';
import { ThemeColours } from '../../plot/theme-colours.js';
import { words } from '../../words/words.js';

const HEADING = 28;
const MARGIN = 36;

@customElement('corner-panel')
export class CornerPanel extends LitElement {
  static override styles = css`
    :host { display: block; }
    p { margin: 0; height: ${HEADING}px; font-size: .875rem; line-height: 24px; font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
    canvas { display: block; margin-inline-start: auto; }
  `;

  @property({ attribute: false }) points!: LatentPoints;
  @property({ attribute: false }) mask!: Uint8Array;
  @property({ type: Number }) row = 0;
  @property({ type: Number }) column = 0;
  @property({ type: Number }) size = 0;
  @property() text = '';
  @query('canvas') private canvas!: HTMLCanvasElement | null;
  private readonly theme = new ThemeColours(this, () => this.draw());

  /** What is drawn, to be saved beside or under a square of panels. */
  parts(side: number, below: boolean): Part[] {
    const left = below ? 0 : side - this.size;
    const top = below ? side + 8 : 0;
    return [{ text: this.text, left: left + this.size, top }, ...(this.canvas ? [{ canvas: this.canvas, left, top: top + HEADING }] : [])];
  }

  protected override render() {
    return html`<p role="status">${this.text}</p>${this.size ? html`<canvas role="img" aria-label=${this.text}></canvas>` : nothing}`;
  }

  protected override updated(): void {
    this.draw();
  }

  private draw(): void {
    const { points, row, column, size, mask, theme } = this;
    const height = size - HEADING;
    if (!this.canvas || height < 80) return;
    const pen = sharpPen(this.canvas, size, height);
    const box = { left: MARGIN, top: 1, width: size - MARGIN - 1, height: height - MARGIN };
    if (row === column) drawHistogram(pen, points, row, mask, box);
    else drawPoints(pen, points, column, row, mask, box);
    // a histogram leaves its own colours
    pen.font = `11px ${getComputedStyle(this).fontFamily}`;
    pen.strokeStyle = theme.of('--line');
    pen.fillStyle = theme.of('--quiet');
    pen.lineWidth = 1;
    pen.strokeRect(box.left - 0.5, box.top - 0.5, box.width + 1, box.height + 1);
    const { low, high } = points.source;
    numbersUnder(pen, box, low[column]!, high[column]!, 6);
    if (row !== column) numbersBeside(pen, box, low[row]!, high[row]!, 6);
    pen.textBaseline = 'middle';
    pen.font = `600 12px ${getComputedStyle(this).fontFamily}`;
    pen.fillStyle = theme.of('--ink');
    pen.textAlign = 'end';
    pen.fillText(`z${column + 1} →`, box.left + box.width, box.top + box.height + 26);
    pen.textAlign = 'start';
    pen.fillText(row === column ? words.figures.corner.pictures : `↑ z${row + 1}`, box.left + 6, box.top + 12);
  }
}
