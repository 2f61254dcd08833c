/**
 * `learn-model`: a model that came back in a package, and what can be done with it.
 *
 * Properties: `model`. Events: `delete`, `another`.
 * Keyboard: Tab to the links and buttons.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BroughtModel } from './learn-contract.js';
import { screenLinks, uses } from './model-uses.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('learn-model')
export class LearnModel extends LitElement {
  static override styles = [focusRing, controls, headings, uses, css`
    :host { display: grid; gap: 16px; }
    h2 { font-size: 1.25rem; line-height: 32px; color: var(--ink); overflow-wrap: anywhere; }
    p { margin: 0; font-size: .875rem; line-height: 20px; color: var(--quiet); }
  `];

  @property({ attribute: false }) model!: BroughtModel;
  @state() private deleting = false;

  protected override render() {
    const { run, model: own } = words.learn;
    const { model } = this;
    return html`
      <h2>${own.heading(model.title)}</h2>
      <p>${own.what}</p>
      <div class="buttons uses">${screenLinks(model.id)}<a class="plain" router-ignore href="models/${model.id}">${run.card}</a></div>
      <p>${run.until(words.ui.date(new Date(model.deleted)))}</p>
      <div class="buttons">${this.deleting
        ? html`<p>${own.reallyDelete}</p><button class="really" @click=${() => this.tell('delete')}>${run.delete}</button>
          <button @click=${() => { this.deleting = false; }}>${run.keep}</button>`
        : html`<button class="delete" @click=${() => { this.deleting = true; }}>${run.delete}</button>
          <button class="another" @click=${() => this.tell('another')}>${run.another}</button>`}</div>`;
  }

  private tell(order: string): void {
    this.dispatchEvent(new CustomEvent(order));
  }
}
