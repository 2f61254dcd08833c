/**
 * `scan-result`: what went wrong with a scan, all its pages to take home, and how to delete it.
 *
 * Properties: `status`, `pages` (all of them, as they came), `order` (those that are taken home), `address` (makes the address of all pages as
 * a kind, files, pdf or png, and in a form; null while there is none), `sizes` (of the PDF in each form, or null), `problem` (why they cannot be told).
 * Events: `scan-delete`, `sizes-wanted`. Keyboard: links, a disclosure and a button.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScanSizes, ScanStatus, StackedPage } from './clean-contract.js';
import { sizeText } from '../../page/page-upload.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** What a PDF is taken home as; nothing for its pages as they are shown. */
export type Form = Partial<Record<'colour' | 'form', string>>;

const FORMS: readonly [keyof Omit<ScanSizes, 'estimated'>, Form][] = [['colour', {}], ['small', { form: 'small' }], ['grey', { colour: 'grey' }],
  ['smallGrey', { colour: 'grey', form: 'small' }], ['blackAndWhite', { colour: 'black-and-white' }]];

@customElement('scan-result')
export class ScanResult extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: flex; flex-direction: column; gap: 16px; }
    .files { display: grid; gap: 8px; margin-top: 4px; }
    a { box-sizing: border-box; display: flex; align-items: center; justify-content: center; min-height: 40px; border: 1px solid var(--line);
      border-radius: 6px; font-size: .875rem; color: var(--ink); text-decoration: none; }
    a:hover { border-color: var(--quiet); background: var(--hover); }
    a.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    summary { min-height: 32px; line-height: 32px; font-size: .875rem; cursor: pointer; }
    details a { justify-content: space-between; gap: 8px; padding: 0 12px; margin-bottom: 8px; }
    details span { color: var(--quiet); font-variant-numeric: tabular-nums; white-space: nowrap; }
    p { margin: 0 0 8px; font-size: .8125rem; line-height: 20px; color: var(--quiet); overflow-wrap: anywhere; }
    ul { margin: 0; padding-inline-start: 18px; font-size: .8125rem; line-height: 20px; max-height: 120px; overflow-y: auto; }
  `];

  @property({ attribute: false }) status: ScanStatus | null = null;
  @property({ attribute: false }) pages: readonly StackedPage[] = [];
  @property({ attribute: false }) order: readonly number[] = [];
  @property({ attribute: false }) address: ((kind: string, form?: Form) => string) | null = null;
  @property({ attribute: false }) sizes: ScanSizes | null = null;
  @property() problem = '';
  @state() private open = false;

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

  protected override updated(): void {
    // after each change on the pages they are other ones
    if (this.open && !this.sizes && !this.problem && this.address && this.status?.state === 'DONE') this.dispatchEvent(new CustomEvent('sizes-wanted'));
  }

  private files(status: ScanStatus, address: (kind: string, form?: Form) => string) {
    const { scan } = words.clean;
    const heading = status.pages === 1 ? scan.downloadAsPdf : this.rearranged ? scan.downloadChosen : scan.download;
    return html`<div><h2>${heading}</h2><div class="files">
      ${this.links(status).map(([kind, text, form], index) => html`<a class=${index === 0 ? 'first' : ''} href=${address(kind, form)} download router-ignore>${text}</a>`)}
      <details ?open=${this.open} @toggle=${(event: Event) => this.openForms((event.target as HTMLDetailsElement).open)}><summary>${scan.forms}</summary>
        ${FORMS.map(([name, form]) => html`<a href=${address('pdf', form)} download router-ignore>${scan[name]}<span>${this.size(name)}</span></a>`)}
        ${this.problem ? html`<p role="status">${this.problem}</p>` : nothing}<p>${scan.whatSmall}</p></details></div></div>`;
  }

  private openForms(open: boolean): void {
    this.open = open;
    if (open && this.problem) this.dispatchEvent(new CustomEvent('sizes-wanted')); // perhaps they can be told now
  }

  /** Kinds with their words; the first is what most people want. */
  private links(status: ScanStatus): [string, string, Form?][] {
    const { files, pages } = status;
    const { scan } = words.clean;
    const ending = files[0]!.name.replace(/^.*\./, '').toUpperCase();
    if (pages === 1) return ending === 'PDF' ? [['files', scan.file(ending)]] : [['pdf', scan.small, { form: 'small' }], ['pdf', scan.onePdf]]; // a picture is to be had already
    if (this.rearranged) { // the files have their pages as they came
      const { length } = this.order;
      return length === this.pages.length ? [['pdf', scan.inThisOrderAsPdf], ['png', scan.asPng]]
        : [['pdf', scan.someAsPdf(length, this.pages.length)], ['png', scan.someAsPng(length, this.pages.length)]];
    }
    if (files.length === 1 && ending === 'PDF') return [['files', scan.file(ending)], ['png', scan.asPng]];
    return [['files', files.length === 1 ? scan.file(ending) : scan.files(files.length)], ['pdf', scan.asPdf], ['png', scan.asPng]];
  }

  private get rearranged(): boolean {
    const { order, pages } = this;
    return order.length > 0 && (order.length < pages.length || order.some((page, index) => page !== pages[index]!.page));
  }

  private size(form: keyof Omit<ScanSizes, 'estimated'>): string {
    const { sizes } = this;
    if (!sizes) return this.problem ? '' : '…';
    const text = sizeText(sizes[form]);
    return sizes.estimated ? words.clean.scan.about(text) : text;
  }
}

/** A time today, else with its day. */
function momentText(moment: Date): string {
  const { scan } = words.clean;
  return moment.toDateString() === new Date().toDateString() ? scan.time(moment) : scan.dayAndTime(moment);
}
