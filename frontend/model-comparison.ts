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
    .maps { display: grid; grid-template-columns: 2fr 1fr 1fr; gap: 8px; }
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
        <div class="maps">
          ${this.map('ink', `Reconstruction by ${model.title}`, result)}
          ${this.map('signed', `Signed error of ${model.title}: orange where ink was added, blue where it was lost`, result)}
          ${this.map('absolute', `Absolute error of ${model.title}, from none (dark) to full (bright)`, result)}
        </div>
        ${result?.error === undefined ? nothing : html`<p class="figures ${best ? 'best' : ''}">
          <span>Error <b>${errorFigure(result.error)}</b></span>
          <span>worse than ${percentFigure(result.errorPercentile ?? 0)} %</span></p>`}
      </section>`;
    });
  }

  private map(map: 'ink' | 'signed' | 'absolute', label: string, result: Result | undefined) {
    return html`<pixel-image map=${map} legend label=${label} .picture=${result?.picture ?? ''} .reference=${result?.seen ?? ''}
      .width=${result?.width ?? 28} .height=${result?.height ?? 28} ?late=${this.late}></pixel-image>`;
  }

  private choose(id: string): void {
    this.dispatchEvent(new CustomEvent('model-choice', { detail: id }));
  }
}
