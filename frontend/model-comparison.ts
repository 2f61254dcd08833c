/**
 * `model-comparison`: one drawing through several models, side by side.
 *
 * Properties: `models` (those asked), `results` (their answers), `late`.
 * Events: `model-choice` (detail: a model's id, when its card is chosen). Keyboard: each title is a button.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ModelChoice, Result } from './contract.js';
import { errorFigure, percentFigure } from './figures.js';
import './pixel-image.js';
import { controls, focusRing, headings } from './studio-style.js';

@customElement('model-comparison')
export class ModelComparison extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr)); gap: 24px 32px; align-content: start; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
    button { border: 0; padding: 0; min-height: 32px; font-size: .9375rem; font-weight: 600; text-align: start; }
    button:hover:not(:disabled) { background: none; text-decoration: underline; }
    .figures { display: flex; justify-content: space-between; margin: 4px 0 0; font-size: .8125rem; color: var(--quiet);
      font-variant-numeric: tabular-nums; line-height: 20px; }
    .figures b { color: var(--ink); }
    .best b::after { content: ' ◂ smallest'; font-weight: 400; color: var(--accent); }
  `];

  @property({ attribute: false }) models: readonly ModelChoice[] = [];
  @property({ attribute: false }) results: readonly Result[] = [];
  @property({ type: Boolean }) late = false;

  protected override render() {
    const smallest = Math.min(...this.results.map((result) => result.error ?? Infinity));
    return this.models.map((model) => {
      const result = this.results.find((candidate) => candidate.model === model.id);
      // a tie has no winner
      const best = result?.error === smallest && this.results.filter(({ error }) => error === smallest).length === 1 && this.results.length > 1;
      return html`<section aria-label=${model.title}>
        <button title="Show only this model" @click=${() => this.choose(model.id)}>${model.title}</button>
        <div class="pair">
          <pixel-image .picture=${result?.picture ?? ''} .width=${result?.width ?? 28} .height=${result?.height ?? 28} ?late=${this.late}
            label="Reconstruction by ${model.title}"></pixel-image>
          <pixel-image map="absolute" legend .picture=${result?.picture ?? ''} .reference=${result?.seen ?? ''}
            .width=${result?.width ?? 28} .height=${result?.height ?? 28} ?late=${this.late} label="Absolute error of ${model.title}"></pixel-image>
        </div>
        ${result?.error === undefined ? nothing : html`<p class="figures ${best ? 'best' : ''}">
          <span>Error <b>${errorFigure(result.error)}</b></span>
          <span>worse than ${percentFigure(result.errorPercentile ?? 0)} %</span></p>`}
      </section>`;
    });
  }

  private choose(id: string): void {
    this.dispatchEvent(new CustomEvent('model-choice', { detail: id }));
  }
}
