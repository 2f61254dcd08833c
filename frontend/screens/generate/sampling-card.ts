/**
 * `sampling-card`: a way of sampling: what it is, its samples (the slot), and how good and how varied they were measured to be.
 *
 * Properties: `way`, `figures` (of this model and way), `temperature` (of the samples that are shown), `missing`
 * (why there are none).
 * Events: none. Keyboard: none.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { decimal, errorFigure } from '../../ui/figures.js';
import type { SamplingFigure, SamplingName } from './generate-contract.js';
import { words } from '../../words/words.js';

function figureOf(value: number, unit: string): string {
  return unit === 'share' ? `${decimal(value * 100, 1)} %` : errorFigure(value);
}

@customElement('sampling-card')
export class SamplingCard extends LitElement {
  static override styles = css`
    :host { display: block; min-width: 0; }
    h2 { font-size: 1rem; line-height: 24px; margin: 0; letter-spacing: -.01em; }
    p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
    ::slotted(*) { margin: 8px 0; }
    table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 20px; font-variant-numeric: tabular-nums; margin: 8px 0; }
    th { font-weight: 400; text-align: start; padding: 6px 8px 6px 0; }
    thead th { font-size: .8125rem; color: var(--quiet); padding-block: 0; vertical-align: bottom; }
    :is(td, th):not(:first-child) { text-align: end; padding-inline: 8px 0; white-space: nowrap; }
    thead th:not(:first-child) { white-space: normal; }
    tbody tr { border-top: 1px solid var(--line); }
    td:nth-child(2) { font-weight: 600; }
    td:nth-child(3) { color: var(--quiet); }
    small { display: block; color: var(--quiet); font-size: .75rem; line-height: 16px; text-wrap: pretty; }
    :host([brief]) small { display: none; }
    :host([brief]) tbody th { white-space: nowrap; }
    :host([brief]) p:first-of-type { min-height: 60px; }
  `;

  @property() way!: SamplingName;
  @property({ attribute: false }) figures: readonly SamplingFigure[] = [];
  @property({ type: Number }) temperature = 1;
  @property() missing = '';
  /** Without the meanings of the measures, where several cards stand side by side. */
  @property({ type: Boolean, reflect: true }) brief = false;

  protected override render() {
    const { figures } = this;
    const { card } = words.generate;
    const [name, sentence] = words.generate.ways[this.way];
    return html`<section aria-labelledby="name"><h2 id="name">${name}</h2><p>${sentence}</p>
      ${this.missing ? html`<p>${this.missing}</p>` : html`<slot></slot>`}
      ${figures.length === 0 ? html`<p class="unmeasured">${card.unmeasured}</p>` : html`
        <table aria-label=${card.table(name)}><thead><tr><th scope="col">${card.measured}</th><th scope="col">${card.samples}</th><th scope="col">${card.training}</th></tr></thead>
          <tbody>${figures.map((figure) => this.row(figure))}</tbody></table>
        <p>${card.method(figures[0]!.split, this.temperature === 1 ? '' : decimal(this.temperature, 2))}</p>`}
    </section>`;
  }

  private row({ measure, value, reference, unit, method }: SamplingFigure) {
    const [name, meaning] = words.generate.card.measures[measure] ?? [measure, method];
    return html`<tr><th scope="row">${name}<small>${meaning}</small></th><td>${figureOf(value, unit)}</td>
      <td>${reference === null || reference === undefined ? nothing : figureOf(reference, unit)}</td></tr>`;
  }
}
