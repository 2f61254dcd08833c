/**
 * `learn-sources`: the ways in which pictures come to be learned from.
 *
 * Properties: `mostPictures`, `limit` (bytes at once), `keepDays`, `disabled`. Events: `pictures` (detail: the files), `draw` (somebody wants to draw).
 * Keyboard: Tab from button to button. A drop is taken by the screen.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

const ACCEPTED = 'image/*,.zip,application/zip';

@customElement('learn-sources')
export class LearnSources extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: block; }
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
    button { min-height: 40px; }
    p { margin: 8px 0 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); max-width: 72ch; text-wrap: pretty; }
    strong { color: var(--ink); font-weight: 500; }
    input { display: none; }
  `];

  @property({ type: Number }) mostPictures = 0;
  @property({ type: Number }) limit = 0;
  @property({ type: Number }) keepDays = 0;
  @property({ type: Boolean }) disabled = false;
  @query('.files') private files!: HTMLInputElement;
  @query('.folder') private folder!: HTMLInputElement;

  protected override render() {
    const { bring } = words.learn;
    return html`
      <div class="buttons">
        <button ?disabled=${this.disabled} @click=${() => this.files.click()}>${bring.files}</button>
        <button ?disabled=${this.disabled} @click=${() => this.folder.click()}>${bring.folder}</button>
        <button ?disabled=${this.disabled} @click=${() => this.dispatchEvent(new CustomEvent('draw'))}>${bring.draw}</button>
      </div>
      <p>${bring.what(words.ui.grouped(this.mostPictures), Math.floor(this.limit / 1e6))} <strong>${bring.keep(this.keepDays)}</strong></p>
      <p>${bring.model}</p>
      <input class="files" type="file" multiple accept=${ACCEPTED} aria-label=${bring.chosen} @change=${this.choose}>
      <input class="folder" type="file" multiple webkitdirectory aria-label=${bring.chosenFolder} @change=${this.choose}>`;
  }

  private choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    if (files.length) this.dispatchEvent(new CustomEvent('pictures', { detail: files }));
    input.value = ''; // so that the same can be chosen again
  }
}
