/**
 * `pixel-image`: a small picture with its pixels kept square.
 *
 * Properties: `picture` and `reference` (see `pictures.ts`, or null), `shape` (what is kept free while there is no picture), `map`
 * (`ink`: as drawn, in the theme's ink, or in its own colours; `signed`: picture minus reference; `absolute`: the size of that
 * difference; both the mean over the channels), `label` (what it shows), `legend` (whether to show the map's scale), `late` (an older result while a newer is awaited).
 * Events: none. Keyboard: none; it is a picture (role `img`).
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ADDED, LOST, SIGNED_GRADIENT, VIRIDIS_GRADIENT, viridis } from '../plot/colour-maps.js';
import { NO_SHAPE } from '../talk/data-set-contract.js';
import { type Picture, sheetOf } from './pictures.js';

@customElement('pixel-image')
export class PixelImage extends LitElement {
  static override styles = css`
    :host { display: block; }
    .frame { background: var(--paper); border-radius: var(--corner); overflow: hidden;
      box-shadow: inset 0 0 0 1px var(--line); position: relative; }
    canvas { display: block; width: 100%; height: 100%; image-rendering: pixelated; transition: opacity .15s; }
    canvas.ink { filter: var(--ink-filter); }
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

  @property({ attribute: false }) picture: Picture | null = null;
  @property({ attribute: false }) reference: Picture | null = null;
  @property({ attribute: false }) shape = NO_SHAPE;
  @property() map: 'ink' | 'signed' | 'absolute' = 'ink';
  @property() label = '';
  @property({ type: Boolean }) legend = false;
  @property({ type: Boolean, reflect: true }) late = false;
  @query('canvas') private canvas!: HTMLCanvasElement;

  protected override render() {
    const { picture, map } = this;
    const { width, height } = picture ?? this.shape;
    return html`
      <div class="frame" role="img" aria-label=${this.label} style="aspect-ratio: ${width} / ${height}">
        <canvas class=${picture?.channels === 3 && map === 'ink' ? 'coloured' : map} width=${width} height=${height}></canvas>
      </div>
      ${this.legend && this.map !== 'ink' ? this.scale() : nothing}`;
  }

  protected override updated(): void {
    const { picture, reference, map } = this;
    const context = this.canvas.getContext('2d')!;
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (!picture) return;
    if (map === 'ink') context.putImageData(sheetOf([picture], 1, 0), 0, 0);
    else if (reference?.samples.length === picture.samples.length) context.putImageData(this.difference(picture, reference), 0, 0);
  }

  /** What is clear shows the theme's paper, so zero error looks like paper in both themes. */
  private difference({ channels, width, height, samples }: Picture, reference: Picture): ImageData {
    const image = new ImageData(width, height);
    const pixels = width * height;
    for (let i = 0; i < pixels; i++) {
      let sum = 0;
      for (let at = i; at < samples.length; at += pixels) sum += samples[at]! - reference.samples[at]!;
      const mean = sum / channels;
      const size = Math.abs(mean);
      image.data.set(this.map === 'absolute' ? [...viridis(size / 255), 255] : [...(mean > 0 ? ADDED : LOST), size], i * 4);
    }
    return image;
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
