/**
 * `density-strip`: how common the latents along a path are, with the holes that it crosses.
 *
 * Properties: `profile` (percentiles, 0..100, at evenly spaced positions), `holes`, `position` (0..1), `late` (an older path
 * while a newer is awaited).
 * Events: `position-choice` (detail: 0..1) on a press or a drag. Keyboard: none; the slider above it does the same.
 */
import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { commonness } from '../../ui/ranks.js';
import type { Hole } from './interpolate-contract.js';
import { words } from '../../words/words.js';

const HEIGHT = 100;

/** The holes in words. */
export function holeWords(holes: readonly Hole[]): string {
  const { path } = words.interpolate;
  if (holes.length === 0) return path.noHole;
  if (holes.length === 1 && holes[0]!.from === 0 && holes[0]!.to === 1) return path.allHole;
  const stretches = holes.map(({ from, to }) => {
    const [first, last] = [Math.round(from * 100), Math.round(to * 100)];
    return first === last ? path.at(first) : path.stretch(first, last);
  });
  return holes.length === 1 ? path.oneHole(stretches[0]!) : path.holes(holes.length, words.ui.and(stretches));
}

/** The percentile at a position, between the two that were measured. */
export function percentileAt(profile: readonly number[], position: number): number {
  const at = position * (profile.length - 1);
  const before = Math.floor(at);
  return profile[before]! + (at - before) * ((profile[before + 1] ?? 0) - profile[before]!);
}

@customElement('density-strip')
export class DensityStrip extends LitElement {
  static override styles = css`
    :host { display: block; font-size: .8125rem; line-height: 20px; color: var(--quiet); font-variant-numeric: tabular-nums; }
    .chart { position: relative; height: 48px; cursor: pointer; touch-action: pan-y; transition: opacity .15s; }
    :host([late]) .chart { opacity: .45; }
    svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
    .area { fill: color-mix(in srgb, var(--accent) 24%, transparent); }
    .line { fill: none; stroke: var(--accent); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
    .hole { position: absolute; inset: 0 auto 0 auto; min-width: 3px; box-sizing: border-box; border: solid var(--danger); border-width: 0 1px;
      background: repeating-linear-gradient(135deg, transparent 0 4px, color-mix(in srgb, var(--danger) 70%, transparent) 4px 5.500px); }
    .base { position: absolute; inset: auto 0 0; height: 1px; background: var(--track); }
    .here { position: absolute; inset: -4px auto 0; width: 2px; translate: -1px; background: var(--ink); }
    .words { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 24px; margin-top: 4px; }
    p { margin: 0; }
    b { color: var(--ink); font-weight: 600; }
    .key { display: inline-block; width: 16px; height: 12px; vertical-align: -1px; margin-inline-end: 6px; position: relative; }
    .key .hole { inset: 0; }
    @media (prefers-reduced-motion: reduce) { .chart { transition: none; } }
  `;

  @property({ attribute: false }) profile: readonly number[] = [];
  @property({ attribute: false }) holes: readonly Hole[] = [];
  @property({ type: Number }) position = 0;
  @property({ type: Boolean, reflect: true }) late = false;

  protected override render() {
    const { profile, holes, position } = this;
    const { path } = words.interpolate;
    const crossed = profile.length ? holeWords(holes) : path.noDensity;
    const points = profile.map((percentile, i) => `${i},${HEIGHT - percentile}`);
    const last = profile.length - 1;
    const here = profile.length ? commonness(percentileAt(profile, position)) : '–';
    return html`
      <div class="chart" role="img" aria-label=${path.density(crossed)} @pointerdown=${this.point}
        @pointermove=${this.drag}>
        <svg viewBox="0 0 ${Math.max(1, last)} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
          ${profile.length ? svg`<path class="area" d="M0,${HEIGHT} L${points.join(' ')} L${last},${HEIGHT} Z"/><path class="line" d="M${points.join(' ')}"/>` : nothing}
        </svg>
        ${holes.map(({ from, to }) => html`<div class="hole" style="left: ${from * 100}%; width: ${(to - from) * 100}%"></div>`)}
        <div class="base"></div>
        <div class="here" style="left: ${position * 100}%"></div>
      </div>
      <div class="words">
        <p>${path.here(here)}</p>
        <p role="status">${holes.length ? html`<span class="key" aria-hidden="true"><span class="hole"></span></span>` : nothing}${crossed}</p>
      </div>`;
  }

  private readonly point = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.choose(event);
  };

  private readonly drag = (event: PointerEvent): void => {
    if ((event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) this.choose(event);
  };

  private choose(event: PointerEvent): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.dispatchEvent(new CustomEvent('position-choice', { detail: Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) }));
  }
}
