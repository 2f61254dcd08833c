/**
 * `honesty-meter`: says in plain words whether a model knows what it is looking at.
 *
 * Properties: `error` (mean squared error, values 0..1), `errorPercentile` (0..100: share of test pictures that come back
 * with a smaller error; null for an edited latent, which has no picture to compare with), `kept` (see `keptShare`), `densityPercentile` (0..100:
 * share of test pictures whose latent is less common; null when there is nothing to judge), `late` (an older verdict while a newer is awaited).
 * Events: none. Keyboard: none; its scale has the role `meter`.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { errorFigure, percentFigure } from '../../ui/figures.js';
import { commonness, errorRank } from '../../ui/ranks.js';
import { headings } from '../../ui/studio-style.js';
import type { Picture } from '../../picture/pictures.js';
import { words } from '../../words/words.js';

export type Verdict = 'familiar' | 'blurred' | 'unusual' | 'unknown';

/** A reconstruction that keeps less of its picture has lost what tells it from others of its kind. */
const LEAST_KEPT = 0.7;

/**
 * How much of a picture's variance its reconstruction keeps: 1 for all of it, 0 for no more than its mean grey does; null where there is
 * nothing to compare.
 */
export function keptShare(seen: Picture | null, picture: Picture | null): number | null {
  if (!seen || seen.samples.length !== picture?.samples.length) return null;
  const mean = seen.samples.reduce((sum, value) => sum + value, 0) / seen.samples.length;
  let [error, variance] = [0, 0];
  seen.samples.forEach((value, i) => {
    error += (value - picture.samples[i]!) ** 2;
    variance += (value - mean) ** 2;
  });
  return variance ? 1 - error / variance : null;
}

/** A model that blurs all it draws has small percentiles for blurred pictures, so what is kept counts too. */
export function verdictOf(errorPercentile: number | null, densityPercentile: number, kept: number | null = null): Verdict {
  const error = errorPercentile ?? 0;
  if (error >= 99 || densityPercentile <= 1) return 'unknown';
  if (error >= 90 || densityPercentile <= 10) return 'unusual';
  return kept !== null && kept < LEAST_KEPT ? 'blurred' : 'familiar';
}

@customElement('honesty-meter')
export class HonestyMeter extends LitElement {
  static override styles = [headings, css`
    :host { display: block; font-variant-numeric: tabular-nums; }
    .verdict { font-size: 1rem; line-height: 24px; font-weight: 600; margin: 0 0 8px; display: flex; align-items: baseline; gap: 8px; }
    .verdict::before { content: ''; width: 10px; height: 10px; border-radius: 50%; background: var(--ok); flex: none; }
    .blurred::before, .unusual::before { background: var(--caution); border-radius: 2px; }
    .unknown::before { background: var(--danger); border-radius: 0; clip-path: polygon(50% 0, 100% 100%, 0 100%); }
    .none::before { background: var(--track); }
    .none { color: var(--quiet); font-weight: 400; }
    .scale { height: 8px; border-radius: 4px; position: relative; margin: 4px 0;
      background: linear-gradient(to right, var(--ok) 0 89.5%, var(--ground) 89.5% 90.5%, var(--caution) 90.5% 97.5%, var(--ground) 97.5% 98.5%, var(--danger) 98.5%);
      opacity: .9; }
    .scale i { position: absolute; top: -4px; height: 16px; width: 4px; border-radius: 2px; background: var(--ink);
      translate: -2px 0; box-shadow: 0 0 0 2px var(--ground); }
    /* words stay readable */
    :host([late]) .scale, :host([late]) .verdict::before { opacity: .4; }
    :host([late]) .verdict { color: var(--quiet); }
    dl { margin: 0; font-size: .8125rem; line-height: 20px; }
    dt { color: var(--quiet); display: flex; justify-content: space-between; }
    dt b { font-weight: 400; color: var(--ink); }
    dd { margin: 0 0 8px; }
  `];

  @property({ type: Number }) error: number | null = null;
  @property({ type: Number }) errorPercentile: number | null = null;
  @property({ type: Number }) kept: number | null = null;
  @property({ type: Number }) densityPercentile: number | null = null;
  @property({ type: Boolean, reflect: true }) late = false;

  protected override render() {
    const { honesty } = words.draw;
    if (this.densityPercentile === null) {
      return html`<h2>${honesty.question}</h2><p class="verdict none">${honesty.nothing}</p>`;
    }
    const verdict = verdictOf(this.errorPercentile, this.densityPercentile, this.kept);
    const rare = 100 - this.densityPercentile;
    return html`
      <h2>${honesty.question}</h2>
      <p class="verdict ${verdict}" role="status">${honesty[verdict]}</p>
      <dl>
        ${this.errorPercentile === null ? '' : html`
          <dt title=${honesty.errorIs(errorFigure(this.error ?? 0))}>${honesty.error(errorRank(this.errorPercentile))}</dt>
          <dd>${this.scale(honesty.errorScale, this.errorPercentile, honesty[verdict])}</dd>`}
        <dt title=${honesty.rarityIs}>${honesty.rarity(commonness(this.densityPercentile))}</dt>
        <dd>${this.scale(honesty.rarityScale, rare, honesty[verdict])}</dd>
      </dl>`;
  }

  private scale(label: string, percentile: number, verdict: string) {
    const at = Math.min(100, Math.max(0, percentile));
    return html`<div class="scale" role="meter" aria-label=${label} aria-valuemin="0"
      aria-valuemax="100" aria-valuenow=${Math.round(at)} aria-valuetext="${percentFigure(at)} %: ${verdict}">
      <i style="left: ${at}%"></i></div>`;
  }
}
