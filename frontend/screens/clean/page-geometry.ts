/**
 * `page-geometry`: how the page that is looked at lies: turned by quarters, squared by its corners, and, where there are other pages,
 * straightened and cut in another way than they are. A change cleans it again.
 *
 * Properties: `geometry` (how it is to lie; null while there is no page), `others` (how the other pages are to lie; null where there are
 * none), `half` (of a double page, or null), `turned` (how far it was turned by itself, degrees), `textStays` (whether it stays as it lies only for the sake of its text), `strokes` (how many were painted on it, which a change takes away).
 * Events: `geometry-change` (detail: GeometryOptions), `split-wanted` (detail: whether, or it is joined again), `corners-wanted`. Keyboard: buttons and switches.
 */
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { GeometryOptions, Half } from './clean-contract.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

const ICONS = {
  left: svg`<path d="M4 9h9a6 6 0 0 1 0 12H9M4 9l5-5M4 9l5 5"/>`,
  right: svg`<path d="M20 9h-9a6 6 0 0 0 0 12h4M20 9l-5-5M20 9l-5 5"/>`,
  split: svg`<path d="M3 5h18v14H3zM12 5v14"/>`,
  corners: svg`<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>`,
};

@customElement('page-geometry')
export class PageGeometry extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    .lie { display: grid; gap: 4px; }
    h2 { margin: 0; }
    .turns { display: flex; flex-wrap: wrap; gap: 8px; }
    .turns button { flex: 1; min-height: 40px; white-space: nowrap; }
    .like { justify-self: start; margin-top: 4px; }
    p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
  `];

  @property({ attribute: false }) geometry: GeometryOptions | null = null;
  @property({ attribute: false }) others: GeometryOptions | null = null;
  @property() half: Half | null = null;
  @property({ type: Number }) turned = 0;
  @property({ type: Boolean }) textStays = false;
  @property({ type: Number }) strokes = 0;
  @query('.corners') private cornersButton!: HTMLButtonElement;

  /** Gives the button that asks for the corners the focus. */
  override focus(): void {
    this.cornersButton.focus();
  }

  protected override render() {
    const { geometry, others } = this;
    const { lie, wishes } = words.clean;
    return html`<div class="lie" role="group" aria-label=${lie.heading}>
      <h2>${lie.heading}</h2>
      <div class="turns">
        ${this.button('left', lie.left, () => this.turn(270))}${this.button('right', lie.right, () => this.turn(90))}
        ${this.button('corners', lie.corners, () => this.dispatchEvent(new CustomEvent('corners-wanted')))}
        ${this.button('split', this.half ? lie.join : lie.split, () => this.dispatchEvent(new CustomEvent('split-wanted', { detail: !this.half })))}
      </div>
      ${geometry && others ? html`
        ${this.toggle(wishes.straighten, geometry.straighten, (straighten) => this.lay({ straighten }))}
        ${this.toggle(wishes.crop, geometry.crop, (crop) => this.lay({ crop, corners: null }))}
        ${this.toggle(wishes.edges, geometry.edges, (edges) => this.lay({ edges }))}
        ${isLike(geometry, others) ? nothing : html`<button class="like" @click=${() => this.lay({ ...others, corners: null })}>${lie.like}</button>`}` : nothing}
      ${geometry && this.textStays ? html`<button class="like" @click=${() => this.lay({})}>${lie.withText}</button>` : nothing}
      ${geometry?.corners && !this.half ? html`<p>${lie.byHand}</p>` : nothing}
      ${this.strokes ? html`<p>${lie.strokesGo}</p>` : nothing}</div>`;
  }

  private button(icon: keyof typeof ICONS, text: string, act: () => void) {
    return html`<button class=${icon} ?disabled=${!this.geometry} @click=${act}><svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[icon]}</svg>${text}</button>`;
  }

  private toggle(text: string, on: boolean, change: (on: boolean) => void) {
    return html`<label class="switch"><input type="checkbox" role="switch" .checked=${on}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}>${text}</label>`;
  }

  private turn(by: number): void {
    const { upright, turn } = this.geometry!;
    this.lay({ turn: ((upright ? this.turned : turn) + by) % 360, upright: false });
  }

  private lay(change: Partial<GeometryOptions>): void {
    this.dispatchEvent(new CustomEvent<GeometryOptions>('geometry-change', { detail: { ...this.geometry!, ...change } }));
  }
}

function isLike(geometry: GeometryOptions, others: GeometryOptions): boolean {
  return !geometry.corners && (['straighten', 'crop', 'edges', 'turn', 'upright'] as const).every((name) => geometry[name] === others[name]);
}
