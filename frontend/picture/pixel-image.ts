/**
 * `pixel-image`: a small picture with its pixels kept square.
 *
 * Properties: `picture` and `reference` (base64 of 8-bit values, 0 paper to 255 ink, or of three channels), `width`, `height`, `map`
 * (`ink`: as drawn, in the theme's ink or in its colours; `signed`: picture minus reference; `absolute`: the size of that difference),
 * `label` (what it shows), `legend` (whether to show the map's scale), `late` (an older result while a newer is awaited).
 * Events: none. Keyboard: none; it is a picture (role `img`).
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ADDED, LOST, SIGNED_GRADIENT, VIRIDIS_GRADIENT, viridis } from '../plot/colour-maps.js';
import { bytesOf } from './pictures.js';

@customElement('pixel-image')
export class PixelImage extends LitElement {
  static override styles = css`
    :host { display: block; }
    .frame { background: var(--paper); border-radius: var(--corner); overflow: hidden;
      box-shadow: inset 0 0 0 1px var(--line); position: relative; }
    canvas { display: block; width: 100%; height: 100%; image-rendering: pixelated; transition: opacity .15s; }
    canvas.ink:not(.coloured) { filter: var(--ink-filter); }
    :host([late]) canvas { opacity: .45; }
    .frame::after { content: ''; position: absolute; inset: 0; border-radius: inherit; box-shadow: inset 0 0 0 1px var(--line);
      pointer-events: none; }
    .scale { display: grid; grid-template-columns: repeat(3, 1fr); font-size: .75rem; line-height: 16px; color: var(--quiet);
      font-variant-numeric: tabular-nums; margin-top: 4px; }
    .bar { grid-column: 1 / -1; height: 4px; border-radius: 2px; background-color: var(--paper); }
    .scale span:nth-of-type(2) { text-align: center; }
    .scale span:nth-of-type(3) { text-align: end; }
    @media (prefers-reduced-motion: reduce) { canvas { transition: none; } }
  `;

  @property() picture = '';
  @property() reference = '';
  @property({ type: Number }) width = 1;
  @property({ type: Number }) height = 1;
  @property() map: 'ink' | 'signed' | 'absolute' = 'ink';
  @property() label = '';
  @property({ type: Boolean }) legend = false;
  @property({ type: Boolean, reflect: true }) late = false;
  @query('canvas') private canvas!: HTMLCanvasElement;

  protected override render() {
    return html`
      <div class="frame" role="img" aria-label=${this.label} style="aspect-ratio: ${this.width} / ${this.height}">
        <canvas class=${this.map} width=${this.width} height=${this.height}></canvas>
      </div>
      ${this.legend && this.map !== 'ink' ? this.scale() : nothing}`;
  }

  protected override updated(): void {
    const context = this.canvas.getContext('2d')!;
    context.clearRect(0, 0, this.width, this.height);
    if (!this.picture || (this.map !== 'ink' && !this.reference)) return;
    const picture = bytesOf(this.picture);
    const reference = this.map === 'ink' ? picture : bytesOf(this.reference);
    const size = this.width * this.height;
    const channels = picture.length / size;
    if ((channels !== 1 && channels !== 3) || reference.length !== picture.length) return;
    this.canvas.classList.toggle('coloured', channels === 3);
    const image = context.createImageData(this.width, this.height);
    for (let i = 0; i < size; i++) {
      const values = Array.from({ length: channels }, (_, channel) => picture[i + channel * size]!);
      const difference = values.reduce((sum, value, channel) => sum + value - reference[i + channel * size]!, 0) / channels;
      image.data.set(channels === 3 && this.map === 'ink' ? [...values, 255] : this.colour(values[0]!, difference), i * 4);
    }
    context.putImageData(image, 0, 0);
  }

  /** Red, green, blue, opacity; what is clear shows the theme's paper, so zero error looks like paper in both themes. */
  private colour(value: number, difference: number): number[] {
    if (this.map === 'ink') return [255, 255, 255, value];
    if (this.map === 'absolute') return [...viridis(Math.abs(difference) / 255), 255];
    return [...(difference > 0 ? ADDED : LOST), Math.abs(difference)];
  }

  private scale() {
    const signed = this.map === 'signed';
    const marks = signed ? ['−1', '0', '+1'] : ['0', '0.5', '1'];
    return html`<div class="scale" aria-hidden="true">
      <div class="bar" style="background-image: ${signed ? SIGNED_GRADIENT : VIRIDIS_GRADIENT}"></div>
      ${marks.map((mark) => html`<span>${mark}</span>`)}
    </div>`;
  }
}
