/**
 * `shortcut-sheet`: the list of keys, in a native dialog.
 *
 * Method: `open()`; getter `opened`. Events: none. Keyboard: Escape closes it.
 */
import { LitElement, css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('shortcut-sheet')
export class ShortcutSheet extends LitElement {
  static override styles = [focusRing, controls, css`
    dialog { border: 1px solid var(--line); border-radius: 12px; background: var(--surface); color: var(--ink); padding: 24px;
      width: min(440px, calc(100vw - 32px)); box-sizing: border-box; max-height: calc(100dvh - 32px); }
    dialog::backdrop { background: rgb(0 0 0 / .45); }
    header { display: flex; justify-content: space-between; align-items: center; margin-bottom: 16px; }
    h2 { font-size: 1.125rem; margin: 0; }
    dl { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: 8px 24px; font-size: .875rem; line-height: 24px; }
    dt { font-weight: 600; white-space: nowrap; }
    dd { margin: 0; color: var(--quiet); }
  `];

  @query('dialog') private dialog!: HTMLDialogElement;

  open(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  get opened(): boolean {
    return this.dialog.open;
  }

  protected override render() {
    return html`<dialog aria-labelledby="title" @click=${this.closeOutside}>
      <header><h2 id="title">${words.draw.keys}</h2><button @click=${() => this.dialog.close()}>${words.ui.close}</button></header>
      <dl>${Object.values(words.draw.shortcuts).map(([keys, action]) => html`<dt>${keys}</dt><dd>${action}</dd>`)}</dl>
    </dialog>`;
  }

  private closeOutside(event: MouseEvent): void {
    if (event.target === this.dialog) {
      const box = this.dialog.getBoundingClientRect();
      const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
      if (!inside) this.dialog.close();
    }
  }
}
