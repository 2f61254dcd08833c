/**
 * `page-sources`: the ways in which a page comes to the screen.
 *
 * Properties: `limit` (bytes), `keepMinutes` (how long pages stay on the server), `disabled`. Events: `pages` (detail: the files chosen).
 * Keyboard: Tab from button to button. A drop and a paste are taken by the screen.
 */
import { LitElement, css, html, svg } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ACCEPTED, KINDS, sizeText } from '../../page/page-upload.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

const OPEN = svg`<path d="M12 16V4M7 9l5-5 5 5M4 16v4h16v-4"/>`;
const CAMERA = svg`<path d="M4 8h3l2-3h6l2 3h3v11H4z"/><circle cx="12" cy="13" r="3.5"/>`;

@customElement('page-sources')
export class PageSources extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: block; }
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
    button { min-height: 40px; }
    .open { flex: 1; background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; white-space: nowrap; }
    .open:hover:not(:disabled), .open:active:not(:disabled) { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); border-color: transparent; }
    .open:disabled { background: none; border-color: var(--line); color: var(--faint); }
    p { margin: 8px 0 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
    strong { color: var(--ink); font-weight: 500; }
    input { display: none; }
    @media (pointer: coarse) { .drop { display: none; } }
  `];

  @property({ type: Number }) limit = 0;
  @property({ type: Number }) keepMinutes = 60;
  @property({ type: Boolean }) disabled = false;
  @query('.file') private file!: HTMLInputElement;
  @query('.camera') private camera!: HTMLInputElement;

  protected override render() {
    const { sources } = words.clean;
    return html`
      <div class="buttons">
        <button class="open" ?disabled=${this.disabled} @click=${() => this.file.click()}><svg viewBox="0 0 24 24" aria-hidden="true">${OPEN}</svg>${sources.open}</button>
        <button ?disabled=${this.disabled} @click=${() => this.camera.click()}><svg viewBox="0 0 24 24" aria-hidden="true">${CAMERA}</svg>${sources.camera}</button>
      </div>
      <p>${sources.what(words.ui.or([...KINDS, 'PDF']), sizeText(this.limit), (part) => html`<span class="drop">${part}</span>`)}
        <strong>${sources.keep(forWords(this.keepMinutes))}</strong></p>
      <input class="file" type="file" multiple accept="${ACCEPTED},application/pdf,.pdf" aria-label=${sources.files} @change=${this.choose}>
      <input class="camera" type="file" accept="image/*" capture="environment" aria-label=${sources.photograph} @change=${this.choose}>`;
  }

  private choose(event: Event): void {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    if (files.length) this.dispatchEvent(new CustomEvent('pages', { detail: files }));
    input.value = ''; // so that the same file can be chosen again
  }
}

function forWords(minutes: number): string {
  const { sources } = words.clean;
  if (minutes === 60) return sources.anHour;
  return minutes % 1440 === 0 ? sources.days(minutes / 1440) : minutes % 60 === 0 ? sources.hours(minutes / 60) : sources.minutes(minutes);
}
