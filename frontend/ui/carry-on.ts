/**
 * `carry-on`: where a latent can be taken from here: onto the map, to an end of a path, among new pictures; and a drawing, to the damage lab.
 *
 * Properties: `model` (its id), `latent`, `here` (the screen that it stands on, which is left out), `denoiser` (whose lab a drawing can
 * go to, or empty). Events: `to-lab` (detail: the address to go to, once the drawing is ready to go along); the others are links. Keyboard: Tab from link to link.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusRing } from './studio-style.js';
import { words } from '../words/words.js';

/** So many tell every single-precision number apart. */
const SINGLE_DIGITS = 9;

@customElement('carry-on')
export class CarryOn extends LitElement {
  static override styles = [focusRing, css`
    nav { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: center; font-size: .8125rem; color: var(--quiet); }
    a { color: var(--accent); text-decoration: none; min-height: 28px; display: inline-flex; align-items: center; border-radius: 4px; }
    a:hover { text-decoration: underline; }
  `];

  @property() model = '';
  @property({ attribute: false }) latent: readonly number[] | null = null;
  @property() here = '';
  @property() denoiser = '';

  protected override render() {
    const { model, latent } = this;
    const texts = words.ui.carryOn;
    if (!model || !latent?.length) return nothing;
    const z = latent.map((value) => Number(value.toPrecision(SINGLE_DIGITS))).join(',');
    const places = [
      ['map', `map/${model}#z=${z}`, texts.map],
      ['interpolate', `interpolate/${model}#a=z:${z}`, texts.asA],
      ['interpolate', `interpolate/${model}#b=z:${z}`, texts.asB],
      ['generate', `generate/${model}`, texts.generate],
    ] as const;
    return html`<nav aria-label=${texts.name}>${places.filter(([screen]) => screen !== this.here).map(([, address, name]) => html`<a href=${address}>${name}</a>`)}
      ${this.denoiser ? html`<a router-ignore href="lab/${this.denoiser}" @click=${this.toLab}>${texts.lab}</a>` : nothing}</nav>`;
  }

  private toLab(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('to-lab', { detail: (event.currentTarget as HTMLAnchorElement).href }));
  }
}
