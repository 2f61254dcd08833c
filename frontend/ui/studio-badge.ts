/**
 * `studio-badge`: what answered, where it ran and what it cost, behind a small i; that it does not run where it should is said at once.
 *
 * Properties: `model` (title), `device` (`{ name, fallbackReason }`), `timing` (`{ device, batchSize, queueMillis,
 * inferenceMillis }` or null before the first answer), `transferMillis` (round trip minus queue and inference), `costs`
 * (other figures, each with its name).
 * Events: none. Keyboard: Enter or Space opens it, Escape closes it.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ComputeDevice, Timing } from '../talk/contract.js';
import { millisFigure } from './figures.js';
import { focusRing } from './studio-style.js';
import { words } from '../words/words.js';

@customElement('studio-badge')
export class StudioBadge extends LitElement {
  static override styles = [focusRing, css`
    :host { display: block; position: relative; font-size: .8125rem; line-height: 20px; font-variant-numeric: tabular-nums; color: var(--quiet); }
    summary { display: flex; align-items: center; gap: 8px; min-height: 32px; cursor: pointer; list-style: none; border-radius: 6px; }
    summary::-webkit-details-marker { display: none; }
    svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; }
    summary:hover, details[open] summary { color: var(--ink); }
    .told { position: absolute; z-index: 3; inset: 100% 0 auto auto; width: max-content; max-width: min(320px, calc(100vw - 32px)); box-sizing: border-box; padding: 12px 16px;
      background: var(--surface); border-radius: 8px; box-shadow: 0 4px 24px rgb(0 0 0 / .22), 0 0 0 1px var(--line); }
    dl { display: grid; gap: 2px 0; margin: 0; min-width: 200px; }
    dl div { display: flex; gap: 24px; justify-content: space-between; white-space: nowrap; }
    dt, dd { margin: 0; }
    dd { color: var(--ink); text-align: end; }
    .title dd { font-weight: 600; text-align: start; }
    .device dd { font-weight: 600; border: 1px solid currentColor; border-radius: 4px; padding: 0 6px; line-height: 18px; }
    .fallback { background: var(--caution); color: #1a1300; border-color: var(--caution); }
    .fallback { border-radius: 4px; padding: 0 6px; font-weight: 600; }
    p { margin: 8px 0 0; color: var(--ink); border-inline-start: 4px solid var(--caution); padding-inline-start: 8px; }
  `];

  @property() model = '';
  @query('details') private details!: HTMLDetailsElement;
  @property({ attribute: false }) device: ComputeDevice | null = null;
  @property({ attribute: false }) timing: Timing | null = null;
  @property({ type: Number }) transferMillis = 0;
  @property({ attribute: false }) costs: readonly (readonly [name: string, figure: string])[] = [];

  protected override render() {
    const ran = this.timing?.device ?? this.device?.name ?? '–';
    const fallback = this.device?.fallbackReason;
    return html`<details @focusout=${this.leave} @keydown=${this.press}>
      <summary title=${words.ui.cost} aria-label=${fallback ? `${words.ui.cost}: ${words.ui.notGpu(ran)}` : words.ui.cost}>${fallback ? html`<span class="fallback">${words.ui.notGpu(ran)}</span>` : nothing}<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.500v.01"/></svg></summary>
      <div class="told"><dl>
        <div class="title"><dt hidden>${words.ui.model}</dt><dd>${this.model}</dd></div>
        <div class="device"><dt>${words.ui.device}</dt><dd>${fallback ? words.ui.notGpu(ran) : ran}</dd></div>
        ${this.timing ? this.timed(this.timing) : nothing}
        ${this.costs.map(([name, figure]) => html`<div><dt>${name}</dt><dd>${figure}</dd></div>`)}
      </dl>
      ${fallback ? html`<p>${words.ui.onCpu(fallback)}</p>` : nothing}</div></details>`;
  }

  private readonly leave = (event: FocusEvent): void => {
    if (!this.renderRoot.contains(event.relatedTarget as Node | null)) this.details.open = false;
  };

  private readonly press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.details.open = false;
  };

  private timed(timing: Timing) {
    const cost = (name: string, millis: number) =>
      html`<div class="millis"><dt>${name}</dt><dd>${millisFigure(millis)} ms</dd></div>`;
    return html`
      <div><dt>${words.ui.batch}</dt><dd>${timing.batchSize}</dd></div>
      ${cost(words.ui.queue, timing.queueMillis)}
      ${cost(words.ui.inference, timing.inferenceMillis)}
      ${cost(words.ui.transfer, this.transferMillis)}`;
  }
}
