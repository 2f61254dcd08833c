/**
 * `page-result`: how strongly the page is cleaned, what was taken away, what is brought back, and the page to take home.
 *
 * Properties: `strength` (percent), `done` (what the server told of the clean page, or null), `removed` (whether removed ink is
 * shown), `address` (makes the address of the page as a file of the given format; null while there is
 * none), `brush` (radius in pixels of the brush that brings the original back, 0 while it is put away), `strokes` (how many
 * were painted), `many` (there are other pages), `disabled` (nothing can be cleaned).
 * Events: `strength-change` (detail: percent, while it is moved), `strength-set` (it was let go), `strength-all` (for all pages), `removed-change` (detail:
 * boolean), `brush-change` (detail: radius), `brush-undo`.
 * Keyboard: range inputs, switches, buttons, links.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shareFigure } from '../../ui/figures.js';
import { REMOVED_COLOUR } from './page-layers.js';
import type { PageDone } from './clean-contract.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

const FORMATS = ['PNG', 'JPEG', 'TIFF'] as const;

@customElement('page-result')
export class PageResult extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: flex; flex-direction: column; gap: 16px; }
    .strength { display: grid; grid-template-columns: 1fr auto; font-size: .8125rem; font-weight: 600; color: var(--quiet); line-height: 24px; }
    .strength output { color: var(--ink); font-variant-numeric: tabular-nums; }
    .strength input { grid-column: 1 / -1; width: 100%; height: 32px; margin: 0; accent-color: var(--accent); }
    .brush { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
    .brush input { flex: 1; min-width: 80px; height: 32px; margin: 0; accent-color: var(--accent); }
    .brush p { flex-basis: 100%; margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); }
    .all { align-self: start; }
    .ink p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); }
    .swatch { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-inline-end: 6px; }
    .files { display: flex; gap: 8px; margin-top: 4px; }
    a, .none { flex: 1; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; min-height: 40px; border: 1px solid var(--line);
      border-radius: 6px; font-size: .875rem; color: var(--ink); text-decoration: none; }
    a:hover { border-color: var(--quiet); background: var(--hover); }
    .none { color: var(--faint); }
  `];

  @property({ type: Number }) strength = 100;
  @property({ type: Boolean }) many = false;
  @property({ type: Boolean }) removed = false;
  @property({ attribute: false }) done: PageDone | null = null;
  @property({ type: Number }) brush = 0;
  @property({ type: Number }) strokes = 0;
  @property({ attribute: false }) address: ((format: string) => string) | null = null;
  @property({ type: Boolean }) disabled = false;

  protected override render() {
    const { address, done, disabled } = this;
    const { result } = words.clean;
    return html`
      <label class="strength">${result.strength}<output>${this.strength} %</output>
        <input type="range" min="0" max="100" step="5" aria-label=${result.strength} aria-valuetext=${result.percent(this.strength)} ?disabled=${!done} .value=${String(this.strength)}
          @input=${(event: Event) => this.tell('strength-change', Number((event.target as HTMLInputElement).value))} @change=${() => this.tell('strength-set')}></label>
      ${this.many ? html`<button class="all" ?disabled=${!done} @click=${() => this.tell('strength-all')}>${result.strengthOfAll}</button>` : nothing}
      <div class="ink">
        ${this.toggle(result.showRemoved, this.removed, !done, (removed) => this.tell('removed-change', removed))}
        <p><i class="swatch" style="background: ${REMOVED_COLOUR}"></i>${done ? inkWords(done) : result.unknown}</p>
      </div>
      <div class="brush">
        <button aria-pressed=${this.brush ? 'true' : 'false'} ?disabled=${!done} @click=${() => this.tell('brush-change', this.brush ? 0 : this.radius)}>${result.brush}</button>
        <button ?disabled=${!this.strokes} @click=${() => this.tell('brush-undo')}>${words.ui.undo}</button>
        ${this.brush ? html`<input type="range" min="4" max="80" step="2" aria-label=${result.brushRadius} aria-valuetext=${result.pixels(this.brush)} .value=${String(this.brush)}
          @input=${(event: Event) => { this.radius = Number((event.target as HTMLInputElement).value); this.tell('brush-change', this.radius); }}>
          <p>${result.paint}</p>` : nothing}
      </div>
      <div><h2>${result.download}</h2>
        <div class="files">${FORMATS.map((format) => (address ? html`<a href=${address(format.toLowerCase())} download router-ignore aria-label=${result.downloadAs(format)}>${format}</a>`
    : html`<span class="none" role="link" aria-disabled="true" aria-label=${result.downloadAs(format)}>${format}</span>`))}</div>
      </div>`;
  }

  private toggle(text: string, on: boolean, disabled: boolean, change: (on: boolean) => void) {
    return html`<label class="switch"><input type="checkbox" role="switch" .checked=${on} ?disabled=${disabled}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}>${text}</label>`;
  }

  private radius = 16;

  private tell(event: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

/** What was taken away, as a person would say it. */
function inkWords({ inkRemoved, lighter }: PageDone): string {
  const { result } = words.clean;
  const ink = inkRemoved === 0 ? result.nothingRemoved : result.removed(shareFigure(inkRemoved));
  return lighter < 0.005 ? result.only(ink) : result.lighter(ink, shareFigure(lighter));
}
