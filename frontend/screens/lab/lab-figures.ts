/**
 * `lab-figures`: how near the damaged and the cleaned picture are to the truth.
 *
 * Properties: `damaged`, `cleaned` (`{ psnr, ssim }`, or null before the first answer), `late` (newer ones are awaited).
 * Events: none. Keyboard: none. The figures are spoken once they stay.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LabFigures } from './lab-contract.js';
import { decimal } from '../../ui/figures.js';
import { spokenOnly } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** Two decimals; never 1.00 for what is not equal. */
function ssimFigure({ ssim, psnr }: LabFigures): string {
  return psnr !== null && psnr !== undefined && ssim >= 0.995 ? '> 0.99' : figure(ssim);
}

function psnrFigure({ psnr }: LabFigures): string {
  return psnr === null || psnr === undefined ? words.lab.same : figure(psnr);
}

function figure(value: number): string {
  return decimal(value, 2).replace(/^-(0[.,]00)$/, '$1').replace('-', '−');
}

function gainFigure(gain: number): string {
  return gain > 0.005 ? `+${figure(gain)}` : figure(gain);
}

@customElement('lab-figures')
export class LabFiguresTable extends LitElement {
  static override styles = css`
    :host { display: block; }
    table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 24px; font-variant-numeric: tabular-nums; }
    :host([late]) td { color: var(--quiet); }
    th { font-weight: 400; text-align: start; padding: 8px 16px 8px 0; }
    thead th { font-size: .8125rem; color: var(--quiet); font-weight: 600; padding-block: 0; }
    :is(td, th):not(:first-child) { text-align: end; padding: 8px 0 8px 16px; }
    thead th:not(:first-child) { padding-block: 0; }
    tbody tr { border-top: 1px solid var(--line); }
    td:nth-child(3) { font-weight: 600; }
    .what { margin: 8px 0 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
    small { color: var(--quiet); font-size: .8125rem; }
    ${spokenOnly}
  `;

  @property({ attribute: false }) damaged: LabFigures | null = null;
  @property({ attribute: false }) cleaned: LabFigures | null = null;
  @property({ type: Boolean, reflect: true }) late = false;
  private sentence = '';

  protected override willUpdate(): void {
    const { damaged, cleaned } = this;
    if (this.late || !damaged || !cleaned) return;
    this.sentence = words.lab.spoken([spoken(damaged), spoken(cleaned)], [ssimFigure(damaged), ssimFigure(cleaned)]);
  }

  protected override render() {
    const { damaged, cleaned } = this;
    const measured = damaged !== null && cleaned !== null;
    const gain = measured && typeof damaged.psnr === 'number' && typeof cleaned.psnr === 'number' ? gainFigure(cleaned.psnr - damaged.psnr) : '–';
    return html`
      <table aria-label=${words.lab.againstTruth}>
        <thead><tr><th scope="col">${words.lab.againstTruth}</th><th scope="col">${words.lab.damaged.name}</th><th scope="col">${words.lab.cleaned.name}</th><th scope="col">${words.lab.gain}</th></tr></thead>
        <tbody>
          <tr class="psnr"><th scope="row">PSNR <small>dB</small></th>
            <td>${measured ? psnrFigure(damaged) : '–'}</td><td>${measured ? psnrFigure(cleaned) : '–'}</td><td>${gain}</td></tr>
          <tr class="ssim"><th scope="row">SSIM</th>
            <td>${measured ? ssimFigure(damaged) : '–'}</td><td>${measured ? ssimFigure(cleaned) : '–'}</td><td>${measured ? gainFigure(cleaned.ssim - damaged.ssim) : '–'}</td></tr>
        </tbody>
      </table>
      <p class="what">${words.lab.psnr}</p>
      <p class="spoken" aria-live="polite">${this.sentence}</p>`;
  }
}

function spoken(figures: LabFigures): string {
  return typeof figures.psnr === 'number' ? `${psnrFigure(figures)} dB` : words.lab.sameAsTruth;
}
