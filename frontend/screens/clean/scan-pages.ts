/**
 * `scan-pages`: the pages of a scan, file by file, and how far each is.
 *
 * Properties: `status`, `page` (the one that is looked at, from 1). Events: `page-chosen` (detail: a page from 1).
 * Keyboard: Tab from page to page, Enter looks at one; Page Up and Page Down belong to the screen.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScanStatus } from './page-news.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { withoutKeys, words } from '../../words/words.js';

@customElement('scan-pages')
export class ScanPages extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: block; }
    .all { max-height: 224px; overflow-y: auto; scrollbar-width: thin; }
    h2 { color: var(--ink); overflow-wrap: anywhere; line-height: 20px; margin-bottom: 4px; }
    .way { display: flex; align-items: center; gap: 8px; margin-bottom: 8px; font-size: .875rem; font-variant-numeric: tabular-nums; }
    .way output { flex: 1; text-align: center; }
    .way button { color: var(--ink); }
    ol { list-style: none; display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 12px; padding: 2px; }
    button { min-width: 36px; min-height: 32px; padding: 0 6px; font-variant-numeric: tabular-nums; color: var(--quiet); }
    button.clean:not([aria-pressed='true']) { color: var(--ink); border-color: var(--quiet); }
    button.now { border-style: dashed; border-color: var(--accent); }
    @media (pointer: coarse) { button { min-width: 44px; min-height: 40px; } }
  `];

  @property({ attribute: false }) status: ScanStatus | null = null;
  @property({ type: Number }) page = 0;

  protected override render() {
    const { status, page } = this;
    if (!status) return nothing;
    const { pages: texts } = words.clean;
    let before = 0;
    return html`
      <div class="way" role="group" aria-label=${texts.page}>
        <button aria-label=${withoutKeys(texts.previous)} title=${texts.previous} ?disabled=${page <= 1} @click=${() => this.choose(page - 1)}>‹</button>
        <output>${texts.pageOf(page, status.pages)}</output>
        <button aria-label=${withoutKeys(texts.next)} title=${texts.next} ?disabled=${page >= status.pages} @click=${() => this.choose(page + 1)}>›</button>
      </div>
      <div class="all">${status.files.map(({ name, pages }) => {
    const first = before + 1;
    before += pages;
    return html`<h2>${name}</h2><ol>${Array.from({ length: pages }, (_, index) => this.chip(first + index, index + 1))}</ol>`;
  })}</div>`;
  }

  private chip(page: number, number: number) {
    const { done, state } = this.status!;
    const way = page <= done ? 'clean' : page === done + 1 && state === 'RUNNING' ? 'now' : 'waits';
    const { pages } = words.clean;
    return html`<li><button class=${way} aria-pressed=${page === this.page ? 'true' : 'false'} aria-label=${pages.pageIs(number, pages[way])} title=${pages[way]}
      @click=${() => this.choose(page)}>${number}</button></li>`;
  }

  private choose(page: number): void {
    this.dispatchEvent(new CustomEvent('page-chosen', { detail: page }));
  }
}
