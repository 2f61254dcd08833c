/**
 * `sketch-toolbar`: the drawing's tools; a row, or a column beside the pad on a phone.
 *
 * Properties: `undoable`, `redoable`, `clearable`, `erasing`, `brush`, `pixels` (of the longer side of the model's pictures).
 * Events: `tool` (detail: `undo`, `redo`, `clear`, `erase`, `keys`), `brush-change` (detail: diameter),
 * `picture` (detail: the file chosen).
 * Keyboard: Tab from tool to tool; the screen's own shortcuts are in `shortcut-sheet`.
 */
import { LitElement, css, html, svg } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { GRID, LARGEST_BRUSH, SMALLEST_BRUSH } from '../../pad/strokes.js';
import { decimal } from '../../ui/figures.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { withoutKeys, words } from '../../words/words.js';

const ICONS = {
  undo: svg`<path d="M9 14L4 9l5-5"/><path d="M4 9h10a6 6 0 0 1 0 12h-3"/>`,
  redo: svg`<path d="M15 14l5-5-5-5"/><path d="M20 9H10a6 6 0 0 0 0 12h3"/>`,
  clear: svg`<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/>`,
  erase: svg`<path d="M8 20l-5-5L14 4l6 6-10 10zM8 20h12M8.500 9.500l6 6"/>`,
  picture: svg`<rect x="3" y="5" width="18" height="14" rx="2"/><path d="M3 16l5-5 5 5 3-3 5 5"/><circle cx="15.500" cy="9.500" r="1.500"/>`,
  keys: svg`<path d="M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 18v.01"/>`,
};

@customElement('sketch-toolbar')
export class SketchToolbar extends LitElement {
  static override styles = [focusRing, controls, css`
    :host { display: flex; align-items: center; gap: 4px; }
    button { min-width: 28px; min-height: 40px; padding: 0; flex: 0 1 40px; }
    .brush span { display: none; }
    .brush { display: flex; align-items: center; gap: 8px; flex: 1; min-width: 48px; padding: 0 4px; font-size: .8125rem; color: var(--quiet); }
    .brush input { flex: 1; min-width: 40px; max-width: 140px; accent-color: var(--accent); height: 24px; margin: 0; }
    input[type='file'] { display: none; }
    @media (max-width: 1080px) { :host { flex-wrap: wrap; } button { flex: none; width: 40px; } }
    @media (max-height: 480px) and (min-width: 561px) { :host { flex-wrap: wrap; } button { flex: none; width: 32px; } }
    @media (max-width: 560px) {
      :host { flex-flow: column nowrap; gap: 2px; justify-content: space-between; align-self: stretch; }
      .brush { flex-direction: column; padding: 0; gap: 0; flex: none; width: 40px; }
      .brush input { writing-mode: vertical-lr; direction: rtl; min-width: 0; width: 24px; height: 44px; flex: none; }
      button { min-height: 28px; }
      .keys { display: none; }
    }
  `];

  @property({ type: Boolean }) undoable = false;
  @property({ type: Boolean }) redoable = false;
  @property({ type: Boolean }) clearable = false;
  @property({ type: Boolean }) erasing = false;
  @property({ type: Number }) brush = 80;
  @property({ type: Number }) pixels = 1;
  @query('input[type=file]') private files!: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'toolbar');
    this.setAttribute('aria-label', words.draw.tools.name);
  }

  protected override render() {
    const { tools } = words.draw;
    return html`
      ${this.tool('undo', !this.undoable)}
      ${this.tool('redo', !this.redoable)}
      ${this.tool('clear', !this.clearable)}
      <button class="plain" title=${tools.eraser} aria-label=${withoutKeys(tools.eraser)} aria-pressed=${this.erasing} @click=${() => this.use('erase')}>
        ${this.icon('erase')}</button>
      <label class="brush" title=${tools.brushKeys}><span>${tools.brush}</span>
        <input type="range" aria-label=${tools.brushSize} min=${SMALLEST_BRUSH} max=${LARGEST_BRUSH} step="8" .value=${String(this.brush)}
          aria-valuetext=${tools.brushWidth(decimal((this.brush / GRID) * this.pixels, 1), this.pixels)} @input=${this.resize}>
      </label>
      <button class="plain" title=${tools.open} aria-label=${words.picture.open} @click=${() => this.files.click()}>
        ${this.icon('picture')}</button>
      <input type="file" accept="image/*" @change=${this.choose} aria-label=${words.picture.file}>
      <button class="plain keys" title=${tools.keysKey} aria-label=${tools.keys} @click=${() => this.use('keys')}>${this.icon('keys')}</button>`;
  }

  private tool(name: 'undo' | 'redo' | 'clear', disabled: boolean) {
    const title = words.draw.tools[name];
    return html`<button class="plain" title=${title} aria-label=${withoutKeys(title)} ?disabled=${disabled}
      @click=${() => this.use(name)}>${this.icon(name)}</button>`;
  }

  private icon(name: keyof typeof ICONS) {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true">${ICONS[name]}</svg>`;
  }

  private use(tool: string): void {
    this.dispatchEvent(new CustomEvent('tool', { detail: tool }));
  }

  private resize(event: Event): void {
    this.dispatchEvent(new CustomEvent('brush-change', { detail: Number((event.target as HTMLInputElement).value) }));
  }

  private choose(): void {
    const [file] = this.files.files ?? [];
    if (file) this.dispatchEvent(new CustomEvent('picture', { detail: file }));
    this.files.value = ''; // so that the same file can be chosen again
  }
}
