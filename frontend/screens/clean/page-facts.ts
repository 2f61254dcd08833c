/**
 * `page-facts`: what was done with the page that is looked at, what was left alone and why, and what it says.
 *
 * Properties: `done` (what the server told of the clean page, or null). Events: none. Keyboard: a button.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Geometry, PageDone, Read } from './clean-contract.js';
import { copyText } from '../../ui/clipboard.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('page-facts')
export class PageFacts extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: grid; gap: 8px; }
    :host([empty]) { display: none; }
    p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
    .done { color: var(--ink); }
    button { justify-self: start; }
  `];

  @property({ attribute: false }) done: PageDone | null = null;
  @state() private copied: Read | null = null;

  protected override render() {
    const { geometry, text } = this.done ?? {};
    this.toggleAttribute('empty', !geometry && !text);
    return html`${geometry ? this.lay(geometry) : nothing}${text ? this.read(text) : nothing}`;
  }

  private lay(geometry: Geometry) {
    const { facts } = words.clean;
    const done = [geometry.half ? facts.half(geometry.half) : '', geometry.squared ? facts.squared : '', geometry.cut ? facts.cut : '', geometry.edges ? facts.edges : '', geometry.turned ? facts.turned(geometry.turned) : '',
      geometry.straightened ? facts.straightened(Math.abs(geometry.straightened)) : ''].filter(Boolean).join(' ');
    return html`${done ? html`<p class="done">${done}</p>` : nothing}${geometry.leftAlone.map((why) => html`<p>${why}</p>`)}`;
  }

  private read(text: Read) {
    const { facts } = words.clean;
    if (text.words === 0) return html`<p>${facts.noWords}</p>`;
    return html`<p class="done">${facts.read(text.words, text.after, text.before)}</p>
      <button @click=${() => this.copy(text)}>${this.copied === text ? facts.copied : facts.copy}</button>`;
  }

  private async copy(text: Read): Promise<void> {
    if (await copyText(text.plain)) this.copied = text;
  }
}
