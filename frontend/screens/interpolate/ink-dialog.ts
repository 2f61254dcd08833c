/**
 * `ink-dialog`: a pad to draw on, in a native dialog.
 *
 * Methods: `open(strokes, title, shape)`. Events: `ink-change` (detail: the strokes) with each change.
 * Keyboard: that of `ink-pad`; Escape closes it, and what was drawn stays.
 */
import { LitElement, css, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { BLANK } from '../../pad/drawing.js';
import '../../pad/ink-pad.js';
import type { InkPad } from '../../pad/ink-pad.js';
import type { Stroke } from '../../pad/strokes.js';
import type { PictureShape } from '../../talk/data-set-contract.js';
import { controls, focusRing, workDialog } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('ink-dialog')
export class InkDialog extends LitElement {
  static override styles = [focusRing, controls, workDialog, css`
    dialog { width: min(400px, calc(100vw - 16px), calc(100dvh - 144px)); }
    header, footer { display: flex; align-items: center; gap: 8px; }
    header { margin-bottom: 8px; }
    footer { margin-top: 8px; }
  `];

  @state() private heading = '';
  /** A pad for each time, so that there is nothing to undo of another drawing. */
  @state() private times = 0;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('ink-pad') private pad!: InkPad;

  async open(strokes: readonly Stroke[], heading: string, shape: PictureShape): Promise<void> {
    this.heading = heading;
    this.times++;
    await this.updateComplete;
    this.pad.show({ ...BLANK, strokes }, shape);
    this.requestUpdate();
    this.dialog.showModal();
  }

  protected override render() {
    return html`<dialog aria-labelledby="title">
      <header><h2 id="title">${this.heading}</h2></header>
      ${keyed(this.times, html`<ink-pad .hint=${this.pad?.blank ?? true ? words.interpolate.drawHere : ''} @ink-change=${this.changed}></ink-pad>`)}
      <footer>
        <button ?disabled=${!this.pad?.undoable} @click=${() => this.pad.undo()}>${words.ui.undo}</button>
        <button ?disabled=${this.pad?.blank ?? true} @click=${() => this.pad.clear()}>${words.ui.clear}</button>
        <button class="done" @click=${() => this.dialog.close()}>${words.ui.done}</button>
      </footer></dialog>`;
  }

  private readonly changed = (): void => {
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('ink-change', { detail: this.pad.drawing.strokes }));
  };
}
