/**
 * `page-stack`: the pages of a scan, small, beside each other: which one is looked at, what was found on each, which are taken home
 * and in which order.
 *
 * Properties: `pages` and `order` (see `clean-contract.ts`), `way` (all pages in the order in which they are looked through), `page` (the
 * one that is looked at), `small` (makes the address of a page's small picture), `running`, `doubtfulFirst`, `asItWas`
 * (whether the page that is looked at is left as it came), `ready` (whether that page is here, so that it can be changed).
 * Events: `page-chosen` (detail: a page), `order-change` (detail: the pages that are taken home), `doubtful-first-change`,
 * `as-it-was-change` (detail of both: whether). Keyboard: one page is in the tab order; arrows, Home and End go through them, Alt with
 * an arrow moves the page, Delete leaves it out or takes it again. Page Up and Page Down belong to the screen.
 */
import { LitElement, type PropertyValues, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StackedPage } from './clean-contract.js';
import { doubtOf, moved, withAgain, without, wordsLost } from './page-order.js';
import { style } from './page-stack-style.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { withoutKeys, words } from '../../words/words.js';

@customElement('page-stack')
export class PageStack extends LitElement {
  static override styles = [focusRing, controls, style];

  @property({ attribute: false }) pages: readonly StackedPage[] = [];
  @property({ attribute: false }) order: readonly number[] = [];
  @property({ attribute: false }) way: readonly number[] = [];
  @property({ type: Number }) page = 0;
  @property({ attribute: false }) small: (page: number) => string = () => '';
  @property({ type: Boolean }) running = false;
  @property({ type: Boolean }) doubtfulFirst = false;
  @property({ type: Boolean }) asItWas = false;
  @property({ type: Boolean }) ready = false;

  private stacked: ReadonlyMap<number, StackedPage> = new Map();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('pages')) this.stacked = new Map(this.pages.map((each) => [each.page, each]));
  }

  protected override render() {
    const { page, way } = this;
    const texts = words.clean.pages;
    const at = way.indexOf(page);
    const taken = this.order.includes(page);
    const doubtful = this.pages.filter((each) => doubtOf(each) > 0).length;
    return html`
      <div class="bar">
        <div class="way" role="group" aria-label=${texts.page}>
          <button aria-label=${withoutKeys(texts.previous)} title=${texts.previous} ?disabled=${at <= 0} @click=${() => this.choose(way[at - 1]!)}>‹</button>
          <output>${texts.pageOf(texts.number(page, this.stacked.get(page)?.half), way.length, this.pages.some(({ half }) => half) ? at + 1 : null)}</output>
          <button aria-label=${withoutKeys(texts.next)} title=${texts.next} ?disabled=${at + 1 >= way.length} @click=${() => this.choose(way[at + 1]!)}>›</button>
        </div>
        ${doubtful ? this.check(texts.doubtfulFirst(doubtful), texts.whatDoubtful, this.doubtfulFirst, 'doubtful-first-change') : nothing}
        ${this.check(texts.asItWas, '', this.asItWas, 'as-it-was-change', !this.ready)}
        <div class="place" role="group" aria-label=${texts.place}>
          <button title=${texts.earlier} aria-label=${withoutKeys(texts.earlier)} ?disabled=${!taken || this.order[0] === page} @click=${() => this.move(-1)}>←</button>
          <button title=${texts.later} aria-label=${withoutKeys(texts.later)} ?disabled=${!taken || this.order.at(-1) === page} @click=${() => this.move(1)}>→</button>
          <button title=${taken ? texts.leaveOut : texts.takeAgain} ?disabled=${taken && this.order.length === 1}
            @click=${() => this.leaveOutOrTakeAgain()}>${withoutKeys(taken ? texts.leaveOut : texts.takeAgain)}</button>
        </div>
      </div>
      ${this.blanks()}
      <ol @keydown=${this.press}>${way.map((number) => this.item(this.stacked.get(number)!))}</ol>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('page') && !changed.has('way')) return;
    const current = this.renderRoot.querySelector<HTMLElement>('[aria-pressed=true]');
    const strip = current?.closest('ol');
    if (!current || !strip) return;
    const { left, right } = current.getBoundingClientRect();
    const seen = strip.getBoundingClientRect();
    if (left < seen.left || right > seen.right) strip.scrollLeft += (left + right - seen.left - seen.right) / 2;
  }

  private check(text: string, title: string, checked: boolean, change: string, disabled = false) {
    return html`<label title=${title}><input type="checkbox" .checked=${checked} ?disabled=${disabled}
      @change=${(event: Event) => this.tell(change, (event.target as HTMLInputElement).checked)}>${text}</label>`;
  }

  private blanks() {
    const blanks = this.pages.filter(({ page, finding }) => finding?.blank && this.order.includes(page)).map(({ page }) => page);
    if (this.running || blanks.length === 0 || blanks.length === this.order.length) return nothing;
    const texts = words.clean.pages;
    return html`<p class="blanks">${texts.blanks(blanks.map((page) => texts.number(page, this.stacked.get(page)!.half)))} <button @click=${() => this.tell('order-change', without(this.order, blanks))}>${texts.leaveThemOut(blanks.length)}</button></p>`;
  }

  private item(each: StackedPage) {
    const { page, half, file, pageOfFile, done, finding, wordsKept } = each;
    const { running } = this;
    const texts = words.clean.pages;
    const next = running && !done && (this.pages[this.pages.indexOf(each) - 1]?.done ?? true);
    const taken = this.order.includes(page);
    const how = [done ? texts.clean : next ? texts.now : texts.waits, finding?.doubtful ? texts.lost(finding.inkRemoved) : '', wordsLost(wordsKept) ? texts.lostWords(wordsLost(wordsKept)) : '', finding?.blank ? texts.blank : '',
      taken ? '' : texts.leftOut].filter(Boolean).join(', ');
    return html`<li><button class="${taken ? '' : 'out'} ${next ? 'now' : ''} ${doubtOf(each) ? 'doubtful' : ''}" tabindex=${page === this.page ? 0 : -1}
      aria-pressed=${page === this.page ? 'true' : 'false'} aria-label=${texts.pageIs(texts.number(page, half), how)} title=${texts.ofFile(file, pageOfFile, how)}
      @click=${() => this.choose(page)}><span class="paper">${finding ? html`<img src=${this.small(page)} alt="" loading="lazy">` : nothing}</span><span
      class="number">${texts.number(page, half)}</span></button></li>`;
  }

  private press(event: KeyboardEvent): void {
    const { way } = this;
    const at = way.indexOf(this.page);
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined;
    if (by && event.altKey) this.move(by);
    else if (by) this.choose(way[at + by]);
    else if (event.key === 'Home') this.choose(way[0]);
    else if (event.key === 'End') this.choose(way.at(-1));
    else if (event.key === 'Delete') this.leaveOutOrTakeAgain();
    else return;
    event.preventDefault();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-pressed=true]')?.focus());
  }

  private move(by: -1 | 1): void {
    this.tell('order-change', moved(this.order, this.page, by));
  }

  private leaveOutOrTakeAgain(): void {
    const { order, page } = this;
    this.tell('order-change', order.includes(page) ? without(order, [page]) : withAgain(order, page, this.pages.map((each) => each.page)));
  }

  private choose(page: number | undefined): void {
    if (page) this.tell('page-chosen', page);
  }

  private tell(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
