/**
 * `scan-pages`: the pages of a scan, file by file, and how far each is.
 *
 * Properties: `status`, `page` (the one that is looked at, from 1). Events: `page-chosen` (detail: a page from 1).
 * Keyboard: Tab from page to page, Enter looks at one.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScanStatus } from './scan-news.js';
import { controls, focusRing, headings } from './studio-style.js';

@customElement('scan-pages')
export class ScanPages extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: block; max-height: 264px; overflow-y: auto; scrollbar-width: thin; }
    h2 { color: var(--ink); overflow-wrap: anywhere; line-height: 20px; margin-bottom: 4px; }
    ol { list-style: none; display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 12px; padding: 2px; }
    button { min-width: 36px; min-height: 32px; padding: 0 6px; font-variant-numeric: tabular-nums; color: var(--quiet); }
    button.clean:not([aria-pressed='true']) { color: var(--ink); border-color: var(--quiet); }
    button.now { border-style: dashed; border-color: var(--accent); }
    @media (pointer: coarse) { button { min-width: 44px; min-height: 40px; } }
  `];

  @property({ attribute: false }) status: ScanStatus | null = null;
  @property({ type: Number }) page = 0;

  protected override render() {
    let before = 0;
    return this.status?.files.map(({ name, pages }) => {
      const first = before + 1;
      before += pages;
      return html`<h2>${name}</h2><ol>${Array.from({ length: pages }, (_, index) => this.chip(first + index, index + 1))}</ol>`;
    }) ?? nothing;
  }

  private chip(page: number, number: number) {
    const { done, state } = this.status!;
    const way = page <= done ? 'clean' : page === done + 1 && state === 'RUNNING' ? 'now' : 'waits';
    const words = { clean: 'clean', now: 'is being cleaned', waits: 'waits' }[way];
    return html`<li><button class=${way} aria-pressed=${page === this.page ? 'true' : 'false'} aria-label="Page ${number}, ${words}" title=${words}
      @click=${() => this.dispatchEvent(new CustomEvent('page-chosen', { detail: page }))}>${number}</button></li>`;
  }
}
