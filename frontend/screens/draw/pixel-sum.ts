/**
 * `pixel-sum`: how one pixel of a layer came about, in true numbers that add up.
 *
 * Properties: `sum` (or null), `layers`, `held` (whether it stays when another pixel is pointed at). Events: none. Keyboard: none; the
 * pixel is chosen on the maps.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { decimal } from '../../ui/figures.js';
import { headings, spokenOnly } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';
import type { LayerView, PixelSum, SumPart } from './inside-contract.js';

/** True numbers, so that what is shown adds up but for the last digit. */
function figure(value: number, digits = Math.abs(value) >= 100 ? 2 : 4): string {
  return decimal(value, digits).replace(/^-(0[.,]0+)$/, '$1').replace('-', '−');
}

/** What has room in a cell of a grid. */
function short(value: number): string {
  return figure(value, Math.abs(value) >= 100 ? 0 : 2);
}

@customElement('pixel-sum')
export class PixelSumElement extends LitElement {
  static override styles = [headings, spokenOnly, css`
    :host { display: block; font-size: .8125rem; line-height: 20px; font-variant-numeric: tabular-nums; }
    p { margin: 0; color: var(--quiet); }
    h3 { color: var(--ink); }
    .sum { display: grid; grid-template-columns: minmax(0, 1fr) minmax(200px, auto); gap: 4px 32px; align-items: start; }
    .parts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr)); gap: 4px 24px; }
    .part { display: grid; grid-template-columns: auto auto auto auto; justify-content: start; gap: 0 6px; align-items: center; }
    .part > .from { grid-column: 1 / -1; color: var(--quiet); }
    b { font-weight: 600; white-space: nowrap; }
    .pixels { grid-template-columns: repeat(auto-fill, minmax(min(248px, 100%), 1fr)); gap: 0 24px; }
    .grid { display: grid; gap: 1px; }
    .grid span { padding: 0 2px; min-width: 32px; text-align: end; font-size: .75rem; line-height: 18px; border-radius: 2px; background: var(--hover); }
    .grid .outside { color: var(--faint); background: none; }
    .pixel { display: flex; justify-content: space-between; gap: 8px; }
    .pixel span { color: var(--quiet); margin-inline-end: auto; }
    table { border-collapse: collapse; width: 100%; }
    td { padding: 0; text-align: end; white-space: nowrap; }
    td:first-child { text-align: start; color: var(--quiet); white-space: normal; padding-inline-end: 8px; }
    td:last-child { font-weight: 600; }
    @media (max-width: 700px) { .sum { grid-template-columns: minmax(0, 1fr); } }
    .value { color: var(--accent); font-weight: 600; }
  `];

  @property({ attribute: false }) sum: PixelSum | null = null;
  @property({ attribute: false }) layers: readonly LayerView[] = [];
  @property({ type: Boolean }) held = false;

  protected override render() {
    const { sum } = this;
    const texts = words.inside.sum;
    const layer = sum && this.layers[sum.layer];
    if (!sum || !layer) return html`<p>${texts.ask}</p>`;
    const value = figure(sum.value);
    const place = this.place(sum.layer, sum);
    if (layer.kind === 'input') return html`<h3>${place}</h3><p>${texts.given}</p>`;
    const single = sum.parts.every(({ values }) => values.length === 1);
    const f = words.inside.activation(layer.activation);
    return html`
      <h3>${place}</h3>
      <div class="sum">
        <div class="parts ${single ? 'pixels' : ''}">${sum.parts.map((part) => (single ? this.pixel(part) : this.window(part)))}</div>
        <table>
          ${sum.restCount ? html`<tr><td>${texts.rest(sum.restCount, single)}</td><td>${figure(sum.rest)}</td></tr>` : nothing}
          ${layer.parameters ? html`<tr><td>${texts.bias}</td><td>${figure(sum.bias)}</td></tr>` : nothing}
          <tr><td>${texts.total}</td><td>${figure(sum.sum)}</td></tr>
          ${f ? html`<tr><td>${f}(${figure(sum.sum)})</td><td class="value">${value}</td></tr>` : nothing}
        </table>
      </div>
      <p>${this.held ? texts.held : texts.hold}</p>
      <p class="spoken" aria-live="polite">${texts.spoken(place, value)}</p>`;
  }

  /** A single pixel, times its weight. */
  private pixel(part: SumPart) {
    return html`<div class="pixel"><span>${this.place(part.layer, part)}</span>${figure(part.values[0]!)} × ${figure(part.weights[0]!)} = <b>${figure(part.sum)}</b></div>`;
  }

  /** A window of values, and one of weights. */
  private window(part: SumPart) {
    const texts = words.inside.sum;
    return html`<div class="part">
      <span class="from">${texts.fromMap(part.layer + 1, part.map + 1)}</span>
      ${this.grid(part, part.values, texts.values)}<span aria-hidden="true">×</span>${this.grid(part, part.weights, texts.weights)}
      <b>= ${figure(part.sum)}</b>
    </div>`;
  }

  private grid(part: SumPart, numbers: readonly number[], label: string) {
    const of = this.layers[part.layer]!;
    return html`<div class="grid" role="img" aria-label="${label} ${numbers.map(short).join(' ')}" style="grid-template-columns: repeat(${part.width}, auto)">${numbers.map((number, i) => {
      const [row, column] = [part.row + Math.floor(i / part.width), part.column + (i % part.width)];
      const outside = row < 0 || column < 0 || row >= of.height || column >= of.width;
      return html`<span class=${outside ? 'outside' : ''} title=${outside ? words.inside.sum.outside : figure(number)}>${short(number)}</span>`;
    })}</div>`;
  }

  private place(number: number, { map, row, column }: { map: number; row: number; column: number }): string {
    const layer = this.layers[number]!;
    return layer.maps === 1 && layer.height === 1 ? words.inside.sum.number(number + 1, column + 1)
      : words.inside.sum.pixel(number + 1, map + 1, row + 1, column + 1);
  }
}
