/**
 * `picture-sheet`: many small pictures of one size in rows.
 *
 * Properties: `pictures` (see `pictures.ts`), `awaited` and `shape` (how many of what shape there will be, whose place is kept), `columns`, `label` (what they are), `names` (of each, to be spoken), `chosen` (index, −1 for none),
 * `flush` (without gaps, as a manifold is shown), `late` (older pictures while newer are awaited).
 * Events: `picture-choice` (detail: index) on a click, a tap, Enter or Space; `picture-point` (detail: index) when the pointer
 * or the keyboard's cursor comes to one.
 * Keyboard: arrows, Home and End move the cursor; Enter or Space chooses.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Picture, sheetOf } from './pictures.js';
import { NO_SHAPE, type PictureShape } from '../talk/data-set-contract.js';
import { focusRing } from '../ui/studio-style.js';

@customElement('picture-sheet')
export class PictureSheet extends LitElement {
  static override styles = [focusRing, css`
    :host { display: block; }
    .sheet { position: relative; border-radius: var(--corner); background: var(--paper); overflow: hidden; outline-offset: 2px;
      touch-action: manipulation; }
    canvas { display: block; width: 100%; height: 100%; image-rendering: pixelated; transition: opacity .15s; }
    canvas:not(.coloured) { filter: var(--ink-filter); }
    :host([late]) canvas { opacity: .45; }
    .cells { position: absolute; inset: 0; display: grid; }
    .cells div { cursor: pointer; border-radius: 3px; }
    .cells div:hover { box-shadow: inset 0 0 0 1px var(--quiet); }
    .sheet:focus-visible .cells .cursor { box-shadow: inset 0 0 0 2px var(--ink); }
    .cells div[aria-selected='true'], .sheet:focus-visible .cells div[aria-selected='true'] { box-shadow: inset 0 0 0 2px var(--accent); }
    .sheet::after { content: ''; position: absolute; inset: 0; border-radius: inherit; box-shadow: inset 0 0 0 1px var(--line); pointer-events: none; }
    @media (prefers-reduced-motion: reduce) { canvas { transition: none; } }
  `];

  @property({ attribute: false }) pictures: readonly Picture[] = [];
  @property({ type: Number }) awaited = 0;
  @property({ attribute: false }) shape: PictureShape = NO_SHAPE;
  @property({ type: Number }) columns = 10;
  @property() label = '';
  @property({ attribute: false }) names: readonly string[] = [];
  @property({ type: Number }) chosen = -1;
  @property({ type: Boolean, reflect: true }) flush = false;
  @property({ type: Boolean, reflect: true }) late = false;
  @state() private cursor = 0;
  @query('canvas') private canvas!: HTMLCanvasElement;

  protected override render() {
    const { columns, rows, gap } = this;
    const count = this.pictures.length;
    const { width, height } = this.pictures[0] ?? this.shape;
    const cursor = Math.min(this.cursor, count - 1);
    return html`<div class="sheet" role="listbox" tabindex=${count ? 0 : -1} aria-label=${this.label}
      aria-activedescendant=${count ? `picture-${cursor}` : ''} @keydown=${this.press}
      style="aspect-ratio: ${columns * (width + gap)} / ${rows * (height + gap)}">
      <canvas width=${columns * (width + gap)} height=${rows * (height + gap)} aria-hidden="true"></canvas>
      <div class="cells" style="grid-template: repeat(${rows}, minmax(0, 1fr)) / repeat(${columns}, minmax(0, 1fr))"
        @click=${this.chooseUnder} @pointerover=${this.pointAt}>
        ${Array.from({ length: count }, (_, i) => html`<div id="picture-${i}" role="option" data-index=${i} class=${i === cursor ? 'cursor' : ''}
          aria-selected=${i === this.chosen} aria-label=${this.names[i] ?? `${i + 1}`}></div>`)}
      </div></div>`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!['pictures', 'columns', 'flush'].some((name) => changed.has(name))) return;
    const context = this.canvas.getContext('2d')!;
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (!this.pictures.length) return;
    this.canvas.classList.toggle('coloured', this.pictures[0]!.channels === 3);
    context.putImageData(sheetOf(this.pictures, this.columns, this.gap), 0, 0);
  }

  private get rows(): number {
    return Math.max(1, Math.ceil((this.pictures.length || this.awaited) / this.columns));
  }

  /** Pixels between two pictures. */
  private get gap(): number {
    return this.flush ? 0 : 2;
  }

  private indexOf(event: Event): number {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    return cell ? Number(cell.dataset['index']) : -1;
  }

  private readonly chooseUnder = (event: Event): void => {
    const index = this.indexOf(event);
    if (index >= 0) this.choose(index);
  };

  private readonly pointAt = (event: Event): void => {
    const index = this.indexOf(event);
    if (index >= 0) this.tell('picture-point', index);
  };

  private readonly press = (event: KeyboardEvent): void => {
    const last = this.pictures.length - 1;
    const at = Math.min(this.cursor, last);
    const moves: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - this.columns, ArrowDown: at + this.columns, Home: 0, End: last };
    const to = moves[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.choose(at);
    else if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (to >= 0 && to <= last) {
      this.cursor = to;
      this.tell('picture-point', to);
    }
    event.preventDefault();
  };

  private choose(index: number): void {
    this.cursor = index;
    this.tell('picture-choice', index);
  }

  private tell(name: 'picture-choice' | 'picture-point', index: number): void {
    this.dispatchEvent(new CustomEvent(name, { detail: index }));
  }
}
