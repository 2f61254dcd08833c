/**
 * `look-inside`: every layer of a model for the drawing on the pad, and how the pixel came about that one points at. Loaded when it is
 * first asked for.
 *
 * Properties: `talk` (the screen's conversation), `subject` (what there is to ask about, or null), `result` (the newest answer to the
 * drawing) and `edited` (the latent as it was moved, or null): with another one all is asked anew, `model` (its title). Events: `close`. Keyboard: see `layer-maps`; Escape lets a held pixel go.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Pixels } from '../../talk/contract.js';
import type { Conversation } from '../../talk/conversation.js';
import type { QuestionLine } from '../../talk/question-line.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';
import type { DrawServer, Result } from './draw-contract.js';
import type { LayerMaps, LayerView, PixelSum } from './inside-contract.js';
import './layer-maps.js';
import type { Looked } from './layer-maps.js';
import type { Place } from './layer-tiles.js';
import './pixel-sum.js';

/** A drawing, and what the decoder is given. */
export interface Subject {
  modelId: string;
  drawing: () => Pixels;
  normalise: boolean;
  latent: readonly number[];
}

interface Pixel extends Place {
  layer: number;
}

const NONE = -1;

@customElement('look-inside')
export class LookInside extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; }
    header { display: flex; align-items: baseline; gap: 4px 16px; flex-wrap: wrap; }
    header h2 { font-size: 1rem; color: var(--ink); }
    header button { margin-inline-start: auto; align-self: start; }
    header p, .legend { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); }
    header p { flex-basis: 100%; order: 1; }
    .layers { overflow-y: auto; scrollbar-gutter: stable; }
    .layers > h3 { position: sticky; top: 0; z-index: 1; background: var(--ground); }
    .problem { color: var(--danger); }
    pixel-sum { border-top: 1px solid var(--ink); padding-top: 4px; min-height: 28px; box-sizing: border-box; overflow-y: auto; background: var(--ground); }
    pixel-sum[told] { height: 220px; }
    @media (max-width: 1080px) {
      .layers { overflow: visible; }
      pixel-sum, pixel-sum[told] { position: sticky; bottom: 0; z-index: 2; height: auto; max-height: 36dvh; }
    }
    @media (max-width: 700px) { pixel-sum { bottom: calc(var(--bar) + env(safe-area-inset-bottom)); } }
  `];

  @property({ attribute: false }) talk!: Conversation<DrawServer>;
  @property({ attribute: false }) subject: Subject | null = null;
  @property({ attribute: false }) result: Result | null = null;
  @property({ attribute: false }) edited: readonly number[] | null = null;
  @property() model = '';
  @state() private looked: Pixel | null = null;
  @state() private held = false;
  @state() private whole = NONE;
  private layersLine: QuestionLine<Subject & { whole: number }, LayerMaps> | null = null;
  private sumLine: QuestionLine<Subject & Pixel, PixelSum> | null = null;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    this.layersLine ??= this.talk.line('layers', (frame, { modelId, drawing, normalise, latent, whole }) =>
      this.talk.server.layers(frame, modelId, drawing(), normalise, [...latent], whole), { onAnswer: () => this.requestUpdate() });
    this.sumLine ??= this.talk.line('sum', (frame, { modelId, drawing, normalise, latent, layer, map, row, column }) =>
      this.talk.server.sum(frame, modelId, drawing(), normalise, [...latent], layer, map, row, column), { onAnswer: () => this.requestUpdate() });
    const { subject } = this;
    if (!subject) return;
    if (changed.has('model') && changed.get('model') !== undefined) {
      this.looked = null;
      this.held = false;
      this.whole = NONE;
      this.sumLine.forget();
    }
    const anew = changed.has('result') || changed.has('edited') || changed.has('model');
    if (anew || changed.has('whole')) this.layersLine.ask({ ...subject, whole: this.whole });
    if (this.looked && (anew || changed.has('looked'))) this.sumLine.ask({ ...subject, ...this.looked });
  }

  protected override render() {
    const texts = words.inside;
    const layers = this.subject ? this.layersLine?.result?.layers ?? [] : [];
    const problem = this.layersLine?.problem || this.sumLine?.problem || '';
    return html`
      <header><h2>${texts.title(this.model)}</h2><button @click=${() => this.dispatchEvent(new CustomEvent('close'))}>${texts.close}</button>
        <p>${texts.lead} ${texts.legend}</p></header>
      <div class="layers" @keydown=${this.release}>
        ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
        ${layers.length ? layers.map((layer, number) => html`
          ${layer.part === layers[number - 1]?.part ? nothing : html`<h3>${texts.parts[layer.part]}</h3>`}
          ${this.layer(layers, number)}`)
          : problem ? nothing : html`<p class="legend">${this.subject ? texts.loading : texts.nothing}</p>`}
      </div>
      ${layers.length ? html`<pixel-sum role="region" tabindex="0" aria-label=${texts.sum.name} ?told=${this.sum !== null} .sum=${this.sum} .layers=${layers} ?held=${this.held}></pixel-sum>` : nothing}`;
  }

  private layer(layers: readonly LayerView[], number: number) {
    const { looked, sum } = this;
    return html`<layer-maps .layers=${layers} .number=${number} ?whole=${this.whole === number} .place=${looked?.layer === number ? looked : null}
      .windows=${sum?.parts.filter(({ layer }) => layer === number) ?? []}
      @look=${({ detail }: CustomEvent<Looked>) => this.look({ ...detail.place, layer: number }, detail.hold)}
      @whole=${() => { this.whole = this.whole === number ? NONE : number; }}></layer-maps>`;
  }

  /** The sum of the pixel that is looked at, where it is here already. */
  private get sum(): PixelSum | null {
    const sum = this.sumLine?.result ?? null;
    return sum && this.looked?.layer === sum.layer ? sum : null;
  }

  private look(pixel: Pixel, hold: boolean): void {
    if (this.held && !hold) return;
    this.held = hold;
    const { looked } = this;
    if (looked && looked.layer === pixel.layer && looked.map === pixel.map && looked.row === pixel.row && looked.column === pixel.column) return;
    this.looked = pixel;
  }

  private release(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.held = false;
  }
}
