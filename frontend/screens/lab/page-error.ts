/**
 * `page-error`: where a page is darker (orange) or lighter (blue) than another.
 *
 * Properties: `picture` and `reference` (`data:` addresses of pages of one size), `label` (what it shows).
 * Events: none. Keyboard: none; it is a picture (role `img`).
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ADDED, LOST } from '../../plot/colour-maps.js';

@customElement('page-error')
export class PageError extends LitElement {
  static override styles = css`
    :host { display: block; background: var(--paper); }
    canvas { display: block; width: 100%; height: 100%; object-fit: contain; }
  `;

  @property() picture = '';
  @property() reference = '';
  @property() label = '';
  @query('canvas') private canvas!: HTMLCanvasElement;

  protected override render() {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  protected override updated(): void {
    const { picture, reference } = this;
    if (!picture || !reference) return;
    void Promise.all([pixelsOf(picture), pixelsOf(reference)]).then(([shown, truth]) => {
      // a newer picture may have come meanwhile
      if (picture !== this.picture || reference !== this.reference || shown.data.length !== truth.data.length) return;
      for (let i = 0; i < shown.data.length; i += 4) {
        const difference = shown.data[i] - truth.data[i];
        shown.data.set(difference < 0 ? ADDED : LOST, i);
        shown.data[i + 3] = Math.abs(difference);
      }
      this.canvas.width = shown.width;
      this.canvas.height = shown.height;
      this.canvas.getContext('2d')!.putImageData(shown, 0, 0);
    });
  }
}

async function pixelsOf(address: string): Promise<ImageData> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
