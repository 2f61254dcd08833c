/**
 * `page-wishes`: how pages are cleaned: what stays, what goes, how they lie, and whether they are read. A change cleans them again.
 *
 * Properties: `wish`, `languages` (that pages can be read in), `hint` (what to install where they cannot), `disabled`.
 * Events: `wish-change` (detail: Wish). Keyboard: switches and lists.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GeometryOptions, Split, Wish } from './clean-contract.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** Pages are cleaned as they lie, and not read. */
export const AS_IT_LIES: Wish = { keepPaper: false, despeckle: false, geometry: { straighten: false, crop: false, edges: false, turn: 0, upright: false, split: 'NONE' }, text: null };

const UPRIGHT = 'upright';
const SPLITS: readonly Split[] = ['NONE', 'LEFT_FIRST', 'RIGHT_FIRST'];
const TURNS = ['0', UPRIGHT, '90', '180', '270'] as const;

@customElement('page-wishes')
export class PageWishes extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: grid; gap: 4px; }
    h2 { margin: 0; }
    .row { display: flex; align-items: center; justify-content: space-between; gap: 8px; font-size: .875rem; min-height: 36px; }
    select { min-height: 36px; max-width: 60%; }
    p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; }
  `];

  @property({ attribute: false }) wish: Wish = AS_IT_LIES;
  @property({ attribute: false }) languages: readonly string[] = [];
  @property() hint = '';
  @property({ type: Boolean }) disabled = false;

  protected override render() {
    const { wish, hint, disabled } = this;
    const { geometry } = wish;
    const { wishes } = words.clean;
    return html`
      <h2>${wishes.heading}</h2>
      ${this.toggle(wishes.straighten, wishes.whatStraighten, geometry.straighten, (straighten) => this.lay({ straighten }))}
      ${this.toggle(wishes.crop, wishes.whatCrop, geometry.crop, (crop) => this.lay({ crop }))}
      ${this.toggle(wishes.edges, wishes.whatEdges, geometry.edges, (edges) => this.lay({ edges }))}
      ${this.toggle(wishes.keepPaper, '', wish.keepPaper, (keepPaper) => this.tell({ keepPaper }))}
      ${this.toggle(wishes.despeckle, '', wish.despeckle, (despeckle) => this.tell({ despeckle }))}
      <label class="row">${wishes.turn}
        <select ?disabled=${disabled} @change=${(event: Event) => this.turn((event.target as HTMLSelectElement).value)}>
          ${TURNS.map((turn) => html`<option value=${turn} .selected=${turn === (geometry.upright ? UPRIGHT : String(geometry.turn))}>${wishes.turns[turn]}</option>`)}
        </select></label>
      <label class="row" title=${wishes.whatSplit}>${wishes.split}
        <select ?disabled=${disabled} @change=${(event: Event) => this.lay({ split: (event.target as HTMLSelectElement).value as Split })}>
          ${SPLITS.map((split) => html`<option value=${split} .selected=${split === geometry.split}>${wishes.splits[split]}</option>`)}
        </select></label>
      ${hint ? html`<p>${wishes.notInstalled(hint)}</p>` : html`<label class="row">${wishes.read}
        <select ?disabled=${disabled} @change=${(event: Event) => this.tell({ text: (event.target as HTMLSelectElement).value || null })}>
          <option value="" .selected=${!wish.text}>${wishes.unread}</option>
          ${this.readable.map((code) => html`<option value=${code} .selected=${wish.text === code}>${code.split('+').map(wishes.language).join(' + ')}</option>`)}
        </select></label>`}`;
  }

  /** Each language, and what was asked for over HTTP, which may be several. */
  private get readable(): readonly string[] {
    const { text } = this.wish;
    return text && !this.languages.includes(text) ? [...this.languages, text] : this.languages;
  }

  private toggle(text: string, title: string, on: boolean, change: (on: boolean) => void) {
    return html`<label class="switch" title=${title || nothing}><input type="checkbox" role="switch" .checked=${on} ?disabled=${this.disabled}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}>${text}</label>`;
  }

  private turn(choice: string): void {
    this.lay(choice === UPRIGHT ? { turn: 0, upright: true } : { turn: Number(choice), upright: false });
  }

  private lay(geometry: Partial<GeometryOptions>): void {
    this.tell({ geometry: { ...this.wish.geometry, ...geometry } });
  }

  private tell(change: Partial<Wish>): void {
    this.dispatchEvent(new CustomEvent('wish-change', { detail: { ...this.wish, ...change } }));
  }
}
