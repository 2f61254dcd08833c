/**
 * `studio-badge`: what answered, where it ran and what it cost.
 *
 * Properties: `model` (title), `device` (`{ name, fallbackReason }`), `timing` (`{ device, batchSize, queueMillis,
 * inferenceMillis }` or null before the first answer), `transferMillis` (round trip minus queue and inference), `costs`
 * (other figures, each with its name).
 * Events: none. Keyboard: none.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ComputeDevice, Timing } from '../talk/contract.js';
import { millisFigure } from './figures.js';
import { words } from '../words/words.js';

@customElement('studio-badge')
export class StudioBadge extends LitElement {
  static override styles = css`
    :host { display: block; font-size: .8125rem; line-height: 20px; font-variant-numeric: tabular-nums; color: var(--quiet); }
    dl { display: flex; flex-wrap: wrap; gap: 0 16px; margin: 0; align-items: baseline; }
    dl div { display: flex; gap: 4px; white-space: nowrap; }
    dt, dd { margin: 0; }
    dd { color: var(--ink); min-width: var(--figure, auto); text-align: end; }
    .millis dd { --figure: 5.2em; }
    .title dd { font-weight: 600; text-align: start; }
    .device dd { font-weight: 600; border: 1px solid currentColor; border-radius: 4px; padding: 0 6px; line-height: 18px; }
    .fallback dd { background: var(--caution); color: #1a1300; border-color: var(--caution); }
    p { margin: 4px 0 0; color: var(--ink); border-inline-start: 4px solid var(--caution); padding-inline-start: 8px; }
    @media (max-width: 700px) { .millis dd { --figure: auto; } dl { gap: 0 12px; } .title { display: none; } }
  `;

  @property() model = '';
  @property({ attribute: false }) device: ComputeDevice | null = null;
  @property({ attribute: false }) timing: Timing | null = null;
  @property({ type: Number }) transferMillis = 0;
  @property({ attribute: false }) costs: readonly (readonly [name: string, figure: string])[] = [];

  protected override render() {
    const ran = this.timing?.device ?? this.device?.name ?? '–';
    const fallback = this.device?.fallbackReason;
    return html`
      <dl>
        <div class="title"><dt hidden>${words.ui.model}</dt><dd>${this.model}</dd></div>
        <div class="device ${fallback ? 'fallback' : ''}"><dt hidden>${words.ui.device}</dt><dd>${fallback ? words.ui.notGpu(ran) : ran}</dd></div>
        ${this.timing ? this.timed(this.timing) : nothing}
        ${this.costs.map(([name, figure]) => html`<div><dt>${name}</dt><dd>${figure}</dd></div>`)}
      </dl>
      ${fallback ? html`<p>${words.ui.onCpu(fallback)}</p>` : nothing}`;
  }

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
