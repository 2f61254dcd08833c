/**
 * `scan-result`: what went wrong with a scan, all its pages to take home, and how to delete it.
 *
 * Properties: `status`, `order` (the pages that are taken home, where there are several), `address` (makes the address of all pages as a kind: files, pdf or png; null while there is none).
 * Events: `scan-delete`. Keyboard: links and a button.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type ScanStatus } from './page-news.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('scan-result')
export class ScanResult extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: flex; flex-direction: column; gap: 16px; }
    .files { display: grid; gap: 8px; margin-top: 4px; }
    a { box-sizing: border-box; display: flex; align-items: center; justify-content: center; min-height: 40px; border: 1px solid var(--line);
      border-radius: 6px; font-size: .875rem; color: var(--ink); text-decoration: none; }
    a:hover { border-color: var(--quiet); background: var(--hover); }
    a.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    p { margin: 0 0 8px; font-size: .8125rem; line-height: 20px; color: var(--quiet); overflow-wrap: anywhere; }
    ul { margin: 0; padding-inline-start: 18px; font-size: .8125rem; line-height: 20px; max-height: 120px; overflow-y: auto; }
  `];

  @property({ attribute: false }) status: ScanStatus | null = null;
  @property({ attribute: false }) order: readonly number[] = [];
  @property({ attribute: false }) address: ((kind: string) => string) | null = null;

  protected override render() {
    const { status } = this;
    if (!status) return nothing;
    const { scan } = words.clean;
    return html`
      ${status.problems.length ? html`<div role="status"><h2>${scan.problems}</h2><ul>${status.problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>` : nothing}
      ${status.state === 'DONE' && this.address ? this.files(status, this.address) : nothing}
      <div><p>${status.deleted ? scan.until(momentText(new Date(status.deleted))) : scan.whoSees}</p>
        <button @click=${() => this.dispatchEvent(new CustomEvent('scan-delete'))}>${status.pages === 1 ? scan.deletePage : scan.deletePages}</button></div>`;
  }

  private files({ files, pages }: ScanStatus, address: (kind: string) => string) {
    const pdf = files.length === 1 && /\.pdf$/i.test(files[0]!.name);
    if (pages === 1 && !pdf) return nothing; // the page itself is to be had already
    const { scan } = words.clean;
    const { order } = this;
    if (order.some((page, index) => page !== index + 1) || (order.length > 0 && order.length < pages)) { // the files have their pages as they came
      const all = order.length === pages;
      return html`<div><h2>${scan.downloadChosen}</h2><div class="files">
        <a class="first" href=${address('pdf')} download router-ignore>${all ? scan.inThisOrderAsPdf : scan.someAsPdf(order.length, pages)}</a>
        <a href=${address('png')} download router-ignore>${all ? scan.asPng : scan.someAsPng(order.length, pages)}</a></div></div>`;
    }
    return html`<div><h2>${scan.download}</h2><div class="files">
      <a class="first" href=${address('files')} download router-ignore>${files.length === 1 ? scan.file(files[0]!.name.replace(/^.*\./, '').toUpperCase()) : scan.files(files.length)}</a>
      ${pdf ? nothing : html`<a href=${address('pdf')} download router-ignore>${scan.asPdf}</a>`}
      <a href=${address('png')} download router-ignore>${scan.asPng}</a></div></div>`;
  }
}

/** A time today, else with its day. */
function momentText(moment: Date): string {
  const { scan } = words.clean;
  return moment.toDateString() === new Date().toDateString() ? scan.time(moment) : scan.dayAndTime(moment);
}
