/**
 * `map-look`: what is at a place of a map, large: a test picture and its reconstruction, or the decoded latent beside the test
 * picture next to it.
 *
 * Properties: `look` (a `MapLook`, or null), `model` (its id), `asked` (what it answers: `point`, `on`, `umap`, `latent`), `classes` (names), `shape` (of the pictures), `walking` (nothing
 * is spoken: what is shown changes by itself), `late`.
 * Events: none. Keyboard: none; the words are a live region.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { errorFigure, latentFigure } from '../../ui/figures.js';
import { commonness, errorRank } from '../../ui/ranks.js';
import { NO_SHAPE } from '../../talk/data-set-contract.js';
import type { MapLook as Look } from './map-contract.js';
import { pictureOf } from '../../picture/pictures.js';
import '../../picture/pixel-image.js';
import '../../ui/carry-on.js';
import { words } from '../../words/words.js';

export interface Asked {
  /** The number of the test picture there, or next to the place; −1 without one. */
  point: number;
  /** Whether the test picture itself is meant. */
  on: boolean;
  /** Whether the map is one by UMAP. */
  umap: boolean;
  /** The latent of the link, where that is what is decoded; else empty. */
  latent: readonly number[];
}

@customElement('map-look')
export class MapLook extends LitElement {
  static override styles = css`
    :host { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 16px; align-content: start; }
    figure { margin: 0; min-width: 0; }
    figcaption { font-size: .8125rem; line-height: 24px; color: var(--quiet); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    figcaption b { color: var(--ink); }
    .words { grid-column: 1 / -1; margin-top: 12px; font-size: .875rem; line-height: 20px; min-height: 60px; font-variant-numeric: tabular-nums; }
    p { margin: 0; text-wrap: pretty; }
    .how { color: var(--quiet); }
    carry-on { grid-column: 1 / -1; }
    .latent { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fill, minmax(72px, 1fr)); gap: 0 8px; margin: 8px 0 0; font-size: .75rem; line-height: 18px;
      font-variant-numeric: tabular-nums; max-height: 72px; overflow-y: auto; }
    .latent div { display: flex; justify-content: space-between; }
    dt { color: var(--quiet); }
    dd { margin: 0; }
  `;

  @property({ attribute: false }) look: Look | null = null;
  /** Its id. */
  @property() model = '';
  @property({ attribute: false }) asked: Asked | null = null;
  @property({ attribute: false }) shape = NO_SHAPE;
  @property({ attribute: false }) classes: readonly string[] = [];
  /** Whether what stands for the test pictures is drawn by the model. */
  @property({ type: Boolean }) drawn = false;
  @property({ type: Boolean }) walking = false;
  @property({ type: Boolean }) late = false;

  protected override render() {
    const { look, asked } = this;
    const on = asked?.on ?? true;
    const number = words.ui.grouped(asked?.point ?? -1);
    const name = look && look.label >= 0 && !(this.drawn && this.classes.length === 1) ? this.classes[look.label] ?? String(look.label) : '';
    const { look: texts } = words.map;
    const sample = (asked?.latent.length ?? 0) > 0;
    const [left, right] = on && !this.drawn ? [words.picture.testPicture, words.picture.reconstruction]
      : [this.drawn ? texts.nearestDrawn : texts.nearest, sample ? texts.sample : texts.decoded];
    return html`
      ${on && this.drawn ? nothing : html`<figure><figcaption>${left}${name ? html` <b>${name}</b>` : nothing}</figcaption>
        <pixel-image label=${name ? texts.named(left, name) : left} .picture=${pictureOf(look?.original)} .shape=${this.shape} ?late=${this.late}></pixel-image></figure>`}
      <figure><figcaption>${right}</figcaption>
        <pixel-image label=${right} .picture=${pictureOf(look?.picture)} .shape=${this.shape} ?late=${this.late}></pixel-image></figure>
      <div class="words" aria-live=${this.walking ? 'off' : 'polite'}>${!look ? html`<p class="how">${texts.how}</p>` : html`
        ${on && this.drawn ? html`<p>${texts.onDrawn(number, name)}</p>` : on ? html`<p>${texts.on(number, name, errorFigure(look.error ?? 0), errorRank(look.errorPercentile ?? 0))}</p>`
    : html`<p>${sample ? name && texts.nextToSample(number, name) : name ? texts.nextTo(number, name) : texts.between} ${asked?.umap && !sample
      ? html`<span class="how">${texts.noWayBack}</span>` : nothing}</p>`}
        <p>${texts.density(commonness(look.densityPercentile))}</p>`}</div>
      ${look ? html`<carry-on here="map" .model=${this.model} .latent=${look.latent}></carry-on>` : nothing}
      ${look ? html`<dl class="latent" aria-label=${words.ui.latent} tabindex="-1">${look.latent.map((value, i) => html`<div><dt>z${i + 1}</dt><dd>${latentFigure(value)}</dd></div>`)}</dl>` : nothing}`;
  }
}
