/**
 * `path-slot`: one end of a path: its picture, and what it is.
 *
 * Properties: `name` (A or B), `end`, `reach` (the model and how many test pictures there are), `picture`,
 * `shape` (of the model's pictures), `late` (an older picture while a newer is awaited).
 * Events: `end-change` (detail: the new end), `draw` (a drawing is wanted), `picture` (detail: a file that was chosen or dropped).
 * Keyboard: Tab from field to field.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { LARGEST_SEED, type PathEnd, type Reach, nameOf } from './path-end.js';
import type { Picture } from '../../picture/pictures.js';
import '../../picture/pixel-image.js';
import { NO_SHAPE } from '../../talk/data-set-contract.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

type Kind = PathEnd['kind'];

/** Told, not offered: they are drawn, opened, or come with a link. */
const TOLD: readonly Kind[] = ['ink', 'image', 'z'];

@customElement('path-slot')
export class PathSlot extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: block; min-width: 0; }
    :host([dropping]) pixel-image { outline: 2px dashed var(--accent); outline-offset: 4px; }
    .fields, .bring { display: flex; gap: 8px; margin-top: 8px; }
    .fields { flex-wrap: wrap; }
    .fields > * { flex: 1 1 120px; min-width: 0; }
    select, input[type='number'] { min-height: 36px; box-sizing: border-box; width: 100%; }
    input[type='number'] { font: inherit; font-size: .9375rem; color: var(--ink); background: var(--surface); border: 1px solid var(--line);
      border-radius: 6px; padding: 0 8px; font-variant-numeric: tabular-nums; }
    .number { display: flex; gap: 8px; }
    .number input { flex: 1; min-width: 0; }
    .told { font-size: .875rem; color: var(--quiet); align-self: center; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .bring button { flex: 1 1 auto; }
    button { padding: 0 8px; }
    .file { display: none; }
    @media (max-width: 700px) { .more { display: none; } }
  `];

  @property() name = '';
  @property({ attribute: false }) end!: PathEnd;
  @property({ attribute: false }) reach!: Reach;
  @property({ attribute: false }) picture: Picture | null = null;
  @property({ attribute: false }) shape = NO_SHAPE;
  @property({ type: Boolean }) late = false;
  @query('.file') private file!: HTMLInputElement;

  constructor() {
    super();
    this.addEventListener('dragover', this.over);
    this.addEventListener('dragleave', this.leave);
    this.addEventListener('drop', this.drop);
  }

  protected override render() {
    const { name, end, reach } = this;
    const { model, tests } = reach;
    const texts = words.interpolate.end;
    const option = (kind: Kind) => html`<option value=${kind} .selected=${live(kind === end.kind)}>${texts[kind]}</option>`;
    return html`
      <h2>${name}</h2>
      <pixel-image label=${texts.made(name, nameOf(end, reach))} .picture=${this.picture} .shape=${this.shape} ?late=${this.late}></pixel-image>
      <div class="fields">
        <select aria-label=${texts.what(name)} @change=${this.chooseKind}>
          ${TOLD.includes(end.kind) ? option(end.kind) : nothing}
          ${model.classes.length ? option('class') : nothing}
          ${tests ? option('test') : nothing}
          ${option('seed')}
        </select>
        ${this.detail()}
      </div>
      <div class="bring">
        <button aria-label=${words.interpolate.drawEnd(name)} @click=${() => this.dispatchEvent(new CustomEvent('draw'))}>${texts.draw}</button>
        <button aria-label=${texts.openAs(name)} title=${texts.orDrop} @click=${() => this.file.click()}>${texts.open((part) => html`<span class="more">${part}</span>`)}</button>
        <input class="file" type="file" accept="image/*" aria-label=${texts.fileFor(name)} @change=${this.take}>
      </div>`;
  }

  private detail() {
    const { end, reach: { model, tests } } = this;
    const texts = words.interpolate.end;
    switch (end.kind) {
      case 'class': return html`<select aria-label=${texts.classOf(this.name)} @change=${(event: Event) =>
        this.change({ kind: 'class', number: Number((event.target as HTMLSelectElement).value) })}>
        ${model.classes.map((title, i) => html`<option value=${i} .selected=${live(i === end.number)}>${title}</option>`)}</select>`;
      case 'test': return this.number(end.kind, end.number, tests - 1, texts.testNumber(this.name), texts.anotherTest(this.name));
      case 'seed': return this.number(end.kind, end.number, LARGEST_SEED, texts.seedOf(this.name), texts.anotherSeed(this.name));
      case 'image': return html`<span class="told" title=${end.name}>${end.name}</span>`;
      case 'z': return html`<span class="told">${texts.valuesOfLink(end.latent.length)}</span>`;
      case 'ink': return nothing;
    }
  }

  private number(kind: 'test' | 'seed', number: number, most: number, label: string, another: string) {
    return html`<div class="number"><input type="number" min="0" max=${most} step="1" .value=${String(number)} aria-label=${label}
      @change=${(event: Event) => this.chooseNumber(kind, number, most, event.target as HTMLInputElement)}>
      <button aria-label=${another} title=${words.interpolate.end.anotherOne}
        @click=${() => this.change({ kind, number: Math.floor(Math.random() * (most + 1)) })}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M20 11a8 8 0 1 0-2 6M20 5v6h-6"/></svg></button></div>`;
  }

  private chooseKind(event: Event): void {
    const kind = (event.target as HTMLSelectElement).value as Kind;
    if (kind === 'class' || kind === 'test' || kind === 'seed') this.change({ kind, number: this.name === 'A' ? 0 : 1 });
  }

  private chooseNumber(kind: 'test' | 'seed', number: number, most: number, input: HTMLInputElement): void {
    if (/^\d{1,6}$/.test(input.value) && Number(input.value) <= most) this.change({ kind, number: Number(input.value) });
    else input.value = String(number);
  }

  private change(end: PathEnd): void {
    this.dispatchEvent(new CustomEvent('end-change', { detail: end }));
  }

  private take(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.bring(input.files?.[0]);
    input.value = ''; // so that the same file can be chosen again
  }

  private bring(file: File | undefined): void {
    if (file) this.dispatchEvent(new CustomEvent('picture', { detail: file }));
  }

  private readonly over = (event: DragEvent): void => {
    event.preventDefault(); // says that a drop is welcome
    this.toggleAttribute('dropping', true);
  };

  private readonly leave = (): void => {
    this.toggleAttribute('dropping', false);
  };

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation(); // it is for this end
    this.leave();
    this.bring(event.dataTransfer?.files[0]);
  };
}
