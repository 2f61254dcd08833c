/**
 * `component-scatter`: where latents lie along two principal components, each class in its colour.
 *
 * Properties: `points` (see `LatentPoints`), `across` and `up` (numbers of the components from 0), `label` (what it shows).
 * Events: none. Keyboard: none; it is a picture (role `img`).
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { classColour } from '../../plot/class-palette.js';
import { OwnSize } from '../../plot/own-size.js';
import type { LatentPoints } from './latent-points.js';

@customElement('component-scatter')
export class ComponentScatter extends LitElement {
  static override styles = css`
    :host { display: block; min-width: 0; }
    canvas { display: block; width: 100%; aspect-ratio: 1; border-radius: var(--corner); background: var(--paper); box-shadow: inset 0 0 0 1px var(--line); }
    p { margin: 4px 0 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-align: center; }
  `;

  @property({ attribute: false }) points: LatentPoints | null = null;
  @property({ type: Number }) across = 0;
  @property({ type: Number }) up = 1;
  @property() label = '';
  @query('canvas') private canvas!: HTMLCanvasElement;
  private readonly ownSize = new OwnSize(this, () => this.draw());

  protected override render() {
    return html`<canvas role="img" aria-label=${this.label}></canvas><p aria-hidden="true">${this.label}</p>`;
  }

  protected override updated(): void {
    this.draw();
  }

  private draw(): void {
    const { points, canvas } = this;
    if (!points || !canvas?.clientWidth) return;
    const side = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.width = side;
    canvas.height = side;
    const pen = canvas.getContext('2d')!;
    const dot = Math.max(1, Math.round(1.5 * devicePixelRatio));
    const [xs, ys] = [points.column(this.across), points.column(this.up)];
    pen.globalAlpha = 0.45;
    let colour = -1;
    for (let i = 0; i < points.count; i++) {
      if (points.labels[i] !== colour) {
        colour = points.labels[i]!;
        pen.fillStyle = `rgb(${classColour(colour).join(' ')})`;
      }
      pen.fillRect(Math.round(xs[i]! * (side - dot)), Math.round((1 - ys[i]!) * (side - dot)), dot, dot);
    }
  }
}
