/**
 * `learn-drawings`: a pad on which pictures are drawn one after the other, in a native dialog; more like them are made where that is wanted.
 *
 * Methods: `open()`. Events: `pictures` (detail: the files) when what was drawn is to be used.
 * Keyboard: that of `ink-pad`; Tab to the buttons. Escape closes it, and what was kept stays for the next time.
 */
import { LitElement, css, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { BLANK } from '../../pad/drawing.js';
import '../../pad/ink-pad.js';
import type { InkPad } from '../../pad/ink-pad.js';
import { moreLike } from './more-like.js';
import { bytesOf } from '../../picture/pictures.js';
import { controls, focusRing, workDialog } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** As large as pictures are kept on the server. */
const SIDE = 192;
/** Drawings that are made like those that were kept. */
const MORE = 40;

interface Kept {
  name: string;
  /** `data:` */
  address: string;
}

@customElement('learn-drawings')
export class LearnDrawings extends LitElement {
  static override styles = [focusRing, controls, workDialog, css`
    dialog { width: min(480px, calc(100vw - 16px)); }
    ink-pad { width: min(100%, calc(100dvh - 520px)); min-width: 160px; margin: 0 auto; }
    label.name { display: grid; gap: 4px; font-size: .8125rem; color: var(--quiet); margin: 8px 0; }
    label.name input { font: inherit; font-size: .9375rem; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: 6px;
      min-height: 36px; padding: 0 8px; }
    footer { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 8px; }
    .kept { display: flex; flex-wrap: wrap; gap: 4px; max-height: 76px; overflow: auto; margin-top: 8px; }
    .kept img { width: 32px; height: 32px; border: 1px solid var(--line); border-radius: 4px; filter: var(--ink-filter); }
    .variants { max-height: 52px; }
    .variants img { width: 22px; height: 22px; }
    p { margin: 8px 0 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); }
  `];

  @state() private kept: readonly Kept[] = [];
  @state() private blank = true;
  @state() private more = true;
  /** Like those that were kept. */
  @state() private variants: readonly Kept[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('ink-pad') private pad!: InkPad;
  @query('label.name input') private name!: HTMLInputElement;

  open(): void {
    this.pad.show(BLANK, { channels: 1, height: 28, width: 28 });
    this.blank = true;
    this.dialog.showModal();
  }

  protected override render() {
    const { draw } = words.learn;
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${draw.heading}</h2>
      <ink-pad .hint=${this.blank ? draw.hint : ''} @ink-change=${() => { this.blank = this.pad.blank; }}></ink-pad>
      <label class="name">${draw.what}<input maxlength="30" autocomplete="off"></label>
      <div class="kept">${this.kept.map(({ address }) => html`<img src=${address} alt=${draw.drawing}>`)}</div>
      <p role="status">${draw.kept(this.kept.length)}</p>
      <label class="switch"><input type="checkbox" role="switch" .checked=${this.more}
        @change=${(event: Event) => { this.more = (event.target as HTMLInputElement).checked; }}>${draw.more(MORE)}</label>
      ${this.variants.length ? html`<div class="kept variants">${this.variants.map(({ address }) => html`<img src=${address} alt=${draw.variant}>`)}</div>` : ''}
      <footer>
        <button class="keep" ?disabled=${this.blank} @click=${this.keep}>${draw.keep}</button>
        <button ?disabled=${this.blank} @click=${() => this.pad.undo()}>${draw.undo}</button>
        <button ?disabled=${this.kept.length === 0} @click=${this.takeBack}>${draw.takeBack}</button>
        <button class="close" @click=${() => this.dialog.close()}>${draw.close}</button>
        <button class="done" ?disabled=${this.kept.length === 0} @click=${this.use}>${draw.done}</button>
      </footer></dialog>`;
  }

  private readonly keep = (): void => {
    const name = this.name.value.trim().replaceAll('/', ' ');
    this.kept = [...this.kept, { name, address: this.pad.png(SIDE) }];
    this.pad.show(BLANK);
    this.blank = true;
  };

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('kept') || changed.has('more')) void this.vary();
  }

  private async vary(): Promise<void> {
    const { kept, more } = this;
    const variants = more ? (await moreLike(kept.map(({ address }) => address), MORE)).map(({ of, address }) => ({ name: kept[of]!.name, address })) : [];
    if (kept === this.kept && more === this.more) this.variants = variants;
  }

  private readonly takeBack = (): void => {
    this.kept = this.kept.slice(0, -1);
  };

  private readonly use = (): void => {
    // where one has a name all are in a folder, so that their folders are classes
    const all = [...this.kept, ...this.variants];
    const named = all.some(({ name }) => name !== '');
    const files = all.map(({ name, address }, index) => {
      const file = `${String(index + 1).padStart(4, '0')}.png`;
      const bytes = bytesOf(address.slice(address.indexOf(',') + 1));
      return new File([new Uint8Array(bytes)], named ? `${name || words.learn.draw.unnamed}/${file}` : file, { type: 'image/png' });
    });
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('pictures', { detail: files }));
  };
}
