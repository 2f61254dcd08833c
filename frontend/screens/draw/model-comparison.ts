/**
 * `model-comparison`: one drawing through several models, side by side.
 *
 * Properties: `models` (those asked), `results` (their answers), `late`.
 * Events: `model-choice` (detail: a model's id, when its card is chosen). Keyboard: each title is a button.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SIGNED_GRADIENT, VIRIDIS_GRADIENT } from '../../plot/colour-maps.js';
import { pictureOf } from '../../picture/pictures.js';
import type { ModelChoice } from '../../talk/contract.js';
import { shapeOf } from '../../talk/data-set-contract.js';
import type { Result } from './draw-contract.js';
import { errorFigure } from '../../ui/figures.js';
import { errorRank } from '../../ui/ranks.js';
import '../../picture/pixel-image.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('model-comparison')
export class ModelComparison extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: block; }
    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(148px, 100%), 1fr)); gap: 16px 24px; }
    .cards.few { grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr)); gap: 24px 32px; }
    /* pictures stand in line beside a title of two lines */
    section { min-width: 0; display: flex; flex-direction: column; }
    section button { margin-bottom: auto; }
    .maps { display: grid; grid-template-columns: 2fr 1fr; gap: 4px; }
    .maps :first-child { grid-row: 1 / 3; }
    button { border: 0; padding: 0; min-height: 32px; max-width: 100%; font-size: .875rem; font-weight: 600; text-align: start;
      justify-content: start; line-height: 20px; }
    button span { overflow-wrap: anywhere; padding: 6px 0; }
    button:hover:not(:disabled) { background: none; text-decoration: underline; }
    .figures { margin: 4px 0 0; font-size: .8125rem; color: var(--quiet); font-variant-numeric: tabular-nums; line-height: 20px; }
    .figures span { display: block; min-height: 20px; }
    .figures b { color: var(--ink); }
    .few .figures { display: flex; justify-content: space-between; }
    .best b::after { content: ' ◂ smallest'; font-weight: 400; color: var(--accent); }
    .legend { display: flex; flex-wrap: wrap; gap: 0 24px; margin: 0 0 8px; font-size: .8125rem; line-height: 24px; color: var(--quiet); }
    .legend i { display: inline-block; width: 64px; height: 4px; border-radius: 2px; margin: 0 4px; vertical-align: middle;
      background-color: var(--paper); box-shadow: 0 0 0 1px var(--line); }
    @media (max-width: 700px) { .cards { gap: 16px; } .legend { gap: 0 16px; } .legend i { width: 40px; } }
  `];

  @property({ attribute: false }) models: readonly ModelChoice[] = [];
  @property({ attribute: false }) results: readonly Result[] = [];
  @property({ type: Boolean }) late = false;

  protected override render() {
    const { comparison } = words.draw;
    return html`
      <p class="legend"><span>${comparison.signed} −1<i style="background-image: ${SIGNED_GRADIENT}"></i>+1</span>
        <span>${comparison.absolute} 0<i style="background-image: ${VIRIDIS_GRADIENT}"></i>1</span></p>
      <div class="cards ${this.models.length > 4 ? '' : 'few'}">${this.models.map((model) => this.card(model))}</div>`;
  }

  private card(model: ModelChoice) {
    const result = this.results.find((candidate) => candidate.model === model.id);
    const { comparison } = words.draw;
    const denoised = model.task === 'denoiser';
    return html`<section aria-label=${model.title}>
      <button title=${comparison.onlyThis(model.title)} @click=${() => this.choose(model.id)}><span>${model.title}</span></button>
      <div class="maps">
        ${this.map('ink', comparison.made(model.title, denoised), model, result)}
        ${this.map('signed', comparison.signedMap(model.title, denoised), model, result)}
        ${this.map('absolute', comparison.absoluteMap(model.title, denoised), model, result)}
      </div>
      ${result?.error === undefined ? nothing : html`<p class="figures ${this.isBest(result) ? 'best' : ''}">
        <span>${comparison.difference(errorFigure(result.error), denoised)}</span>
        <span>${result.errorPercentile === undefined ? comparison.byDenoising : errorRank(result.errorPercentile)}</span></p>`}
    </section>`;
  }

  /** Whether an error is the smallest; a tie has no winner, and what a denoiser changes is no error. */
  private isBest(result: Result): boolean {
    const errors = this.results.filter(({ model }) => this.models.find(({ id }) => id === model)?.task !== 'denoiser').map(({ error }) => error ?? Infinity);
    const smallest = Math.min(...errors);
    return errors.length > 1 && result.errorPercentile !== undefined && result.error === smallest
      && errors.filter((error) => error === smallest).length === 1;
  }

  private map(map: 'ink' | 'signed' | 'absolute', label: string, model: ModelChoice, result: Result | undefined) {
    return html`<pixel-image map=${map} label=${label} .picture=${pictureOf(result?.picture)} .reference=${pictureOf(result?.seen)}
      .shape=${shapeOf(model)} ?late=${this.late}></pixel-image>`;
  }

  private choose(id: string): void {
    this.dispatchEvent(new CustomEvent('model-choice', { detail: id }));
  }
}
