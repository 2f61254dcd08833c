/**
 * `reconstruction-rows`: test pictures, what a model makes of them, and where the two differ. Beside each other on a wide
 * screen, below each other on a phone.
 *
 * Properties: `data` (see `figures-contract.ts`), `late` (older ones while newer are awaited).
 * Events: none. Keyboard: none; these are pictures.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, queryAll } from 'lit/decorators.js';
import { SIGNED_GRADIENT, VIRIDIS_GRADIENT } from '../../plot/colour-maps.js';
import { errorFigure } from '../../ui/figures.js';
import { errorRank } from '../../ui/ranks.js';
import type { Part } from './figure-png.js';
import type { PictureRow, Pictures } from './figures-contract.js';
import '../../picture/pixel-image.js';
import { type Picture, picturesOf } from '../../picture/pictures.js';
import { words } from '../../words/words.js';

@customElement('reconstruction-rows')
export class ReconstructionRows extends LitElement {
  static override styles = css`
    :host { display: block; font-variant-numeric: tabular-nums; }
    ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; grid-template: auto repeat(4, auto) / 96px; grid-auto-flow: column;
      grid-auto-columns: minmax(0, 112px); }
    li { display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: subgrid; grid-row: 1 / -1; gap: 8px; min-width: 0; }
    .heads { font-size: .8125rem; line-height: 20px; color: var(--quiet); align-items: center; }
    .about { font-size: .8125rem; line-height: 18px; min-height: 54px; }
    .about span { display: block; color: var(--quiet); white-space: nowrap; font-size: .75rem; }
    .about b { display: block; }
    .scales { display: grid; grid-template-columns: repeat(2, minmax(0, 240px)); gap: 8px 24px; margin: 16px 0 0 104px; font-size: .75rem; line-height: 16px; color: var(--quiet); }
    .scales div { display: flex; justify-content: space-between; flex-wrap: wrap; }
    .scales i { flex-basis: 100%; height: 4px; border-radius: 2px; background-color: var(--paper); }
    @media (max-width: 900px) {
      ol { grid-auto-flow: row; grid-template: auto / repeat(4, minmax(0, 1fr)); grid-auto-columns: auto; gap: 16px 8px; }
      li { grid-template: auto auto / subgrid; grid-column: 1 / -1; grid-row: auto; gap: 4px 8px; }
      .heads { grid-template-rows: auto; font-size: .75rem; line-height: 16px; }
      .heads span:first-child { display: none; }
      .about { grid-column: 1 / -1; min-height: 0; display: flex; gap: 0 12px; flex-wrap: wrap; }
      .scales { margin-inline-start: 0; }
    }
  `;

  @property({ attribute: false }) data!: Pictures;
  @property({ type: Boolean, reflect: true }) late = false;
  @queryAll('pixel-image') private images!: NodeListOf<HTMLElement>;
  @queryAll('.heads span, .about > *') private texts!: NodeListOf<HTMLElement>;

  /** What is drawn, to be saved. */
  get parts(): Part[] {
    const from = this.getBoundingClientRect();
    const place = (element: Element) => {
      const box = element.getBoundingClientRect();
      return { left: box.left - from.left, top: box.top - from.top, width: box.width };
    };
    return [...[...this.images].map((image) => {
      const canvas = image.shadowRoot!.querySelector('canvas')!;
      return { ...place(canvas), canvas, tinted: image.getAttribute('map') === 'ink' && !canvas.classList.contains('coloured') };
    }), ...[...this.texts].map((element) => {
      const { left, top, width } = place(element);
      return { text: (element.textContent ?? '').replaceAll('\u00ad', ''), left: left + width, top };
    })];
  }

  protected override render() {
    const { rows } = this.data;
    const { pictures: texts } = words.figures;
    const [pictures, made] = [this.data.pictures, this.data.reconstructions].map(picturesOf);
    return html`<ol aria-label=${words.picture.testPictures}>
      <li class="heads" aria-hidden="true"><span></span>${Object.values(texts.heads).map((heading) => html`<span>${heading}</span>`)}</li>
      ${rows.map((row, i) => html`<li>${this.about(row)}
        ${this.image('ink', texts.original(row.index), pictures![i]!)}${this.image('ink', texts.reconstruction(row.index), made![i]!)}
        ${this.image('signed', words.picture.signed(texts.signed(row.index), made![i]!.channels === 3), made![i]!, pictures![i]!)}
        ${this.image('absolute', words.picture.absolute(texts.absolute(row.index)), made![i]!, pictures![i]!)}</li>`)}
    </ol>
    <div class="scales" aria-hidden="true">
      <div><i style="background-image: ${SIGNED_GRADIENT}"></i><span>${texts.lost}</span><span>0</span><span>${texts.added}</span></div>
      <div><i style="background-image: ${VIRIDIS_GRADIENT}"></i><span>0</span><span>${texts.absoluteError}</span><span>1</span></div></div>`;
  }

  private about({ label, error, percentile, index }: PictureRow) {
    const { pictures: texts } = words.figures;
    return html`<div class="about"><b title=${texts.number(index)}>${this.data.classes[label]}</b>
      <span title=${texts.meanSquaredError}>${texts.mse(errorFigure(error))}</span><span>${errorRank(percentile)}</span></div>`;
  }

  private image(map: string, label: string, picture: Picture, reference: Picture | null = null) {
    return html`<pixel-image map=${map} label=${label} .picture=${picture} .reference=${reference}
      ?late=${this.late}></pixel-image>`;
  }
}

