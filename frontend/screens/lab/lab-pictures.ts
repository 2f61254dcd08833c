/**
 * `lab-pictures`: the truth, the damaged and the cleaned picture beside each other in one size.
 *
 * Properties: `truth` and `shown` (as the server sends them, or null before the first answer), `error` (the damaged and the
 * cleaned picture as their difference from the truth), `late` (newer ones are awaited).
 * Events: none. Keyboard: pages are zoomed by + and −, moved by the arrows, shown whole by 0; the same part of each is seen.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SIGNED_GRADIENT } from '../../plot/colour-maps.js';
import type { LabShown, Shown } from './lab-contract.js';
import './page-error.js';
import { pictureOf } from '../../picture/pictures.js';
import '../../picture/pixel-image.js';
import { SamePart } from './same-part.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

type Place = 'truth' | 'damaged' | 'cleaned';

const PLACES: readonly Place[] = ['truth', 'damaged', 'cleaned'];

@customElement('lab-pictures')
export class LabPictures extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px 24px; }
    :host([small]) { grid-template-columns: repeat(3, minmax(0, min(400px, var(--tall, 100dvh) - 410px))); }
    figure { margin: 0; min-width: 0; }
    .frame { position: relative; max-height: calc(.64 * var(--tall, 100dvh)); overflow: hidden; border-radius: var(--corner); background: var(--line); }
    .frame > * { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; transition: opacity .15s; }
    .frame::after { content: ''; position: absolute; inset: 0; border-radius: inherit; box-shadow: inset 0 0 0 1px var(--line); pointer-events: none; }
    .late { opacity: .55; }
    .frame > * { transform-origin: 0 0; }
    .frame { cursor: zoom-in; touch-action: pan-y; user-select: none; -webkit-user-select: none; }
    .frame.moves { cursor: grab; touch-action: none; }
    .zoom { grid-column: 1 / -1; display: flex; gap: 4px; }
    .zoom button { width: 36px; min-height: 36px; padding: 0; font-size: 1.125rem; }
    .scale { grid-column: 2 / -1; display: grid; grid-template-columns: repeat(3, 1fr); font-size: .75rem; line-height: 16px; color: var(--quiet);
      font-variant-numeric: tabular-nums; }
    .bar { grid-column: 1 / -1; height: 4px; border-radius: 2px; background-color: var(--paper); }
    .scale span:nth-of-type(2) { text-align: center; }
    .scale span:nth-of-type(3) { text-align: end; }
    @media (prefers-reduced-motion: reduce) { .frame > * { transition: none; } }
    @media (max-width: 700px) {
      :host, :host([small]) { grid-template-columns: minmax(0, 1fr); }
      :host([small]) figure { width: min(100%, 240px); margin-inline: auto; }
      .scale { grid-column: 1; }
    }
  `];

  @property({ attribute: false }) truth: Shown | null = null;
  @property({ attribute: false }) shown: LabShown | null = null;
  @property({ type: Boolean }) error = false;
  @property({ type: Boolean }) late = false;
  @property({ type: Boolean, reflect: true }) small = false;
  private readonly seen = new SamePart(this);

  protected override willUpdate(): void {
    this.small = this.shown?.pages === false;
  }

  protected override render() {
    return html`
      ${PLACES.map((place) => html`<figure><h2>${this.error && place !== 'truth' ? words.lab[place].minusTruth : words.lab[place].name}</h2>
        ${this.small ? this.pixels(place) : this.page(place)}</figure>`)}
      ${this.error && this.shown ? html`<div class="scale" aria-hidden="true"><div class="bar" style="background-image: ${SIGNED_GRADIENT}"></div>
        <span>${words.lab.lost(this.photographic)}</span><span>0</span><span>${words.lab.added(this.photographic)}</span></div>` : nothing}
      ${this.shown && !this.small ? this.zoomButtons() : nothing}`;
  }

  /** Whether they have colours, and so no ink. */
  private get photographic(): boolean {
    return this.truth?.pixels?.channels === 3;
  }

  private picture(place: Place): Shown | null {
    return place === 'truth' ? this.truth : this.shown?.[place] ?? null;
  }

  private page(place: Place) {
    const { shown } = this;
    const label = this.error && place !== 'truth' ? words.lab[place].pageError : words.lab[place].page;
    const { seen } = this;
    return html`<div class="frame ${seen.zoom > 1 ? 'moves' : ''}" tabindex="0" role="group" aria-label=${label} aria-description=${words.lab.zoomKeys}
      style="aspect-ratio: ${shown ? `${shown.width} / ${shown.height}` : '9 / 7'}" @wheel=${seen.wheel} @dblclick=${seen.double} @pointerdown=${seen.down} @pointermove=${seen.move}
      @pointerup=${seen.up} @pointercancel=${seen.up} @keydown=${seen.press}>${!shown ? nothing
      : this.error && place !== 'truth'
        ? html`<page-error style="transform: ${this.seen.transform}" class=${this.late ? 'late' : ''} label=${label} .picture=${this.picture(place)?.address ?? ''} .reference=${this.truth?.address ?? ''}></page-error>`
        : html`<img style="transform: ${this.seen.transform}" draggable="false" class=${this.late ? 'late' : ''} alt=${label} src=${this.picture(place)?.address ?? ''}>`}</div>`;
  }

  private zoomButtons() {
    const { seen } = this;
    const { larger, smaller, whole, zoom } = words.lab;
    return html`<div class="zoom" role="toolbar" aria-label=${zoom}>
      <button aria-label=${larger} title=${larger} @click=${() => seen.by(1)}>+</button>
      <button aria-label=${smaller} title=${smaller} ?disabled=${seen.zoom === 1} @click=${() => seen.by(-1)}>−</button>
      <button aria-label=${whole} title=${whole} ?disabled=${seen.zoom === 1} @click=${() => seen.by(0)}><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/></svg></button></div>`;
  }

  private pixels(place: Place) {
    const [map, label] = this.error && place !== 'truth' ? ['signed', words.lab[place].pictureError(this.photographic)] : ['ink', words.lab[place].picture];
    return html`<pixel-image label=${label} map=${map}
      .picture=${pictureOf(this.picture(place)?.pixels)} .reference=${pictureOf(this.truth?.pixels)} ?late=${this.late}></pixel-image>`;
  }
}
