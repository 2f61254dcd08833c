/**
 * `map-selection`: the test pictures that were chosen on a map.
 *
 * Properties: `points` (all that were chosen), `sheet` (`MapPictures` of the first of them, or null), `labels` (class of each
 * test picture), `classes` (names), `shape` (of the pictures), `late`.
 * Events: `point-choice` (detail: number of a test picture), `clear`. Keyboard: as `picture-sheet`; a button clears.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cssColour } from '../../plot/class-palette.js';
import type { MapPictures } from './map-contract.js';
import { picturesOf } from '../../picture/pictures.js';
import '../../picture/picture-sheet.js';
import { NO_SHAPE } from '../../talk/data-set-contract.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

const COLUMNS = 10;
/** As many as are asked for. */
export const MOST_PICTURES = 400;

@customElement('map-selection')
export class MapSelection extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: block; }
    header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; margin-bottom: 8px; }
    ul { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 12px; margin: 0; padding: 0; font-size: .8125rem; font-variant-numeric: tabular-nums; }
    li { display: flex; gap: 4px; align-items: center; }
    i { width: 10px; height: 10px; border-radius: 50%; background: var(--colour); }
    button { margin-inline-start: auto; }
    .pictures { max-height: calc(.34 * var(--tall, 100dvh)); overflow-y: auto; border-radius: var(--corner); }
    @media (max-width: 700px) { .pictures { max-height: calc(.24 * var(--tall, 100dvh)); } }
  `];

  @property({ attribute: false }) points: readonly number[] = [];
  @property({ attribute: false }) sheet: MapPictures | null = null;
  @property({ attribute: false }) labels: ArrayLike<number> = [];
  @property({ attribute: false }) classes: readonly string[] = [];
  @property({ type: Boolean }) late = false;
  @property({ attribute: false }) shape = NO_SHAPE;

  protected override render() {
    const { points, sheet, classes, labels } = this;
    const { selection } = words.map;
    const count = words.ui.grouped(points.length);
    const shown = sheet?.points ?? [];
    const counts = classes.map((_, label) => points.filter((point) => labels[point] === label).length);
    return html`
      <header><h2>${shown.length < points.length && shown.length ? selection.firstShown(count, shown.length) : selection.chosen(count)}</h2>
        <ul aria-label=${selection.classes}>${classes.map((name, label) => (counts[label] ? html`<li style="--colour: ${cssColour(label)}"><i></i>${name} <b>${counts[label]}</b></li>` : ''))}</ul>
        <button @click=${() => this.dispatchEvent(new CustomEvent('clear'))}>${selection.clear}</button></header>
      <div class="pictures"><picture-sheet label=${selection.pictures} .pictures=${picturesOf(sheet?.pictures)}
        .columns=${COLUMNS} .awaited=${Math.min(points.length, MOST_PICTURES)} .shape=${this.shape} .names=${shown.map((point) => selection.picture(point, classes[labels[point]!]!))} ?late=${this.late}
        @picture-choice=${(event: CustomEvent<number>) => this.dispatchEvent(new CustomEvent('point-choice', { detail: shown[event.detail] }))}></picture-sheet></div>`;
  }
}
