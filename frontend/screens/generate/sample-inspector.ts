/**
 * `sample-inspector`: one sample, and what tells whether it is new: where it lies, how common its latent is, and the training
 * pictures that are most like it.
 *
 * Properties: `sample` (`{ index, label, latent, picture }`), `next` (the sample after it), `model`, `inspection`
 * (or null while it is awaited), `scatter`, `scatterWords` (said while there is none), `late` (an older answer is shown), `waiting`
 * (it takes long).
 * Events: `close`. Keyboard: Tab to the links; Escape closes.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { classMarks } from '../../plot/class-palette.js';
import { commonness } from '../../ui/ranks.js';
import type { Inspection, Known, Scatter, Search } from './generate-contract.js';
import type { ModelChoice } from '../../talk/contract.js';
import { type Picture, pictureOf } from '../../picture/pictures.js';
import '../../picture/pixel-image.js';
import './scatter-plot.js';
import { controls, focusRing, spokenOnly } from '../../ui/studio-style.js';
import { pointed } from '../../ui/figures.js';
import { words } from '../../words/words.js';

export interface Sample {
  index: number;
  label: number;
  latent: readonly number[];
  picture: Picture;
}

/** So many tell every single-precision number apart. */
const SINGLE_DIGITS = 9;
const STEPS = 16;

function written(latent: readonly number[]): string {
  return latent.map((value) => Number(value.toPrecision(SINGLE_DIGITS))).join(',');
}

@customElement('sample-inspector')
export class SampleInspector extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: block; font-size: .875rem; line-height: 20px; font-variant-numeric: tabular-nums; }
    header { display: flex; justify-content: space-between; align-items: center; min-height: 32px; margin-bottom: 4px; }
    h2 { font-size: 1rem; line-height: 24px; margin: 0; letter-spacing: -.01em; }
    header button { border: 0; min-width: 32px; padding: 0; color: var(--quiet); }
    h3 { font-size: .8125rem; font-weight: 600; margin: 12px 0 4px; color: var(--quiet); }
    .pair, .known { display: grid; gap: 8px; grid-template-columns: 1fr 1fr; }
    .known { grid-template-columns: repeat(3, 1fr); }
    figure { margin: 0; min-width: 0; }
    figcaption { color: var(--quiet); font-size: .8125rem; text-align: center; overflow-wrap: anywhere; text-wrap: balance; }
    :host([late]) .found { opacity: .45; }
    .found { transition: opacity .15s; }
    p { margin: 8px 0 0; text-wrap: pretty; }
    .quiet { color: var(--quiet); font-size: .8125rem; }
    .links { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; margin-top: 12px; }
    .links a { box-sizing: border-box; min-height: 40px; padding: 4px 12px; border: 1px solid var(--line); border-radius: 6px; color: var(--ink); text-decoration: none; display: flex; align-items: center;
      justify-content: center; text-align: center; }
    .links a:hover { border-color: var(--quiet); background: var(--hover); }
    .links a.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    .links label { display: flex; gap: 8px; align-items: center; color: var(--quiet); font-size: .8125rem; }
    .links select { flex: 1; min-width: 0; font-size: .875rem; }
    ${spokenOnly}
    @media (prefers-reduced-motion: reduce) { .found { transition: none; } }
  `];

  @property({ attribute: false }) sample!: Sample;
  @property({ attribute: false }) next: Sample | null = null;
  @property({ attribute: false }) model!: ModelChoice;
  @property({ attribute: false }) inspection: Inspection | null = null;
  @property({ attribute: false }) scatter: Scatter | null = null;
  @property() scatterWords = '';
  @property({ type: Boolean, reflect: true }) late = false;
  @property({ type: Boolean }) waiting = false;
  /** What the way in between leads to. */
  @state() private end: 'known' | 'next' = 'known';

  /** The links to other screens bypass the router, which forgets what stands behind the #. */
  protected override render() {
    const { sample, inspection, model } = this;
    const name = this.nameOf(sample.label);
    const search = inspection?.search ?? null;
    const { inspector } = words.generate;
    const title = inspector.sample(sample.index + 1, name);
    return html`<section aria-labelledby="title" @keydown=${this.press}>
      <header><h2 id="title">${title}</h2><button aria-label=${words.ui.close} @click=${this.close}>✕</button></header>
      <div class="pair">
        <pixel-image label=${title} .picture=${sample.picture}></pixel-image>
        <scatter-plot .scatter=${this.scatter} .marks=${classMarks(model.classes)} .place=${this.late ? null : inspection?.place ?? null} .words=${this.scatterWords}
          label=${inspector.where}></scatter-plot>
      </div>
      <div class="found">
        ${inspection ? html`<p>${inspector.common(commonness(inspection.densityPercentile))}</p>` : nothing}
        ${search ? this.found(search) : inspection ? html`<p class="quiet">${inspector.notShipped(model.title)}</p>`
          : html`<p class="quiet">${this.waiting ? inspector.encoding : inspector.looking}</p>`}
      </div>
      <div class="links">
        <a class="main" router-ignore href=${this.between(search)}>${inspector.inBetween}</a>
        <label>${inspector.between}<select @change=${(event: Event) => { this.end = (event.target as HTMLSelectElement).value as 'known' | 'next'; }}>
          ${search ? html`<option value="known" .selected=${this.end === 'known'}>${inspector.nearest}</option>` : nothing}
          ${this.next ? html`<option value="next" .selected=${this.end === 'next' || !search}>${inspector.nextSample(this.next.index + 1)}</option>` : nothing}</select></label>
        <a router-ignore href="map/${model.id}#z=${written(sample.latent)}">${inspector.onMap}</a>
      </div>
      <p class="spoken" aria-live="polite">${inspection && !this.late ? inspector.spoken(sample.index + 1, name, search
        ? inspector.found(distanceFigure(search.byPixels[0]!.distance), distanceFigure(search.typicalByPixels)) : '') : ''}</p>
    </section>`;
  }

  private found(search: Search) {
    const { searched, learned, byPixels, byLatent, typicalByPixels, typicalByLatent, compared } = search;
    const more = learned - searched;
    const greys = this.model.dataSet.trainingGreys;
    const { grouped } = words.ui;
    return html`
      ${this.row(false, byPixels, typicalByPixels)}${this.row(true, byLatent, typicalByLatent)}
      <p class="quiet">${words.generate.inspector.searched(grouped(searched), greys ?? 0, more > 0 ? grouped(more) : '', grouped(compared))}</p>`;
  }

  /** @param latent whether they are the nearest by latent, else by pixels */
  private row(latent: boolean, known: readonly Known[], typical: number) {
    const { inspector } = words.generate;
    return html`<h3>${inspector.nearestBy(latent, distanceFigure(typical))}</h3><div class="known">${known.map(({ label, distance, picture }) => html`<figure>
      <pixel-image label=${inspector.training(this.nameOf(label), latent)} .picture=${pictureOf(picture)}></pixel-image>
      <figcaption>${inspector.at(this.nameOf(label), distanceFigure(distance))}</figcaption></figure>`)}</div>`;
  }

  private nameOf(label: number): string {
    return this.model.classes[label] ?? '';
  }

  /** The latent at the other end. */
  private other(search: Search | null): readonly number[] | null {
    const known = search?.byLatent[0]?.latent ?? null;
    return this.end === 'next' || !known ? this.next?.latent ?? known : known;
  }

  private between(search: Search | null): string {
    const other = this.other(search);
    return `interpolate/${this.model.id}#a=z:${written(this.sample.latent)}${other ? `&b=z:${written(other)}` : ''}&steps=${STEPS}`;
  }

  private readonly press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  };

  private readonly close = (): void => {
    this.dispatchEvent(new CustomEvent('close'));
  };
}

function distanceFigure(distance: number): string {
  return distance === 0 ? '0' : pointed(distance.toPrecision(3));
}
