/**
 * `scan-result`: what can be taken home of a scan, and how to end it.
 *
 * Properties: `status`, `removed` (whether removed ink is shown). Events: `removed-change` (detail: boolean), `scan-delete`,
 * `scan-again`. Keyboard: a switch, links and buttons.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { REMOVED_COLOUR } from './page-layers.js';
import { type ScanStatus, scanAddress } from './scan-news.js';
import { controls, focusRing, headings } from './studio-style.js';

@customElement('scan-result')
export class ScanResult extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: flex; flex-direction: column; gap: 16px; }
    .files { display: grid; gap: 8px; margin-top: 4px; }
    a { box-sizing: border-box; display: flex; align-items: center; justify-content: center; min-height: 40px; border: 1px solid var(--line);
      border-radius: 6px; font-size: .875rem; color: var(--ink); text-decoration: none; }
    a:hover { border-color: var(--quiet); background: var(--hover); }
    a.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    .swatch { display: inline-block; width: 10px; height: 10px; border-radius: 2px; }
    p { margin: 0; font-size: .8125rem; line-height: 20px; color: var(--quiet); overflow-wrap: anywhere; }
    ul { margin: 0; padding-inline-start: 18px; font-size: .8125rem; line-height: 20px; max-height: 120px; overflow-y: auto; }
  `];

  @property({ attribute: false }) status: ScanStatus | null = null;
  @property({ type: Boolean }) removed = false;

  protected override render() {
    const { status } = this;
    if (!status) return nothing;
    return html`
      ${status.problems.length ? html`<div role="status"><h2>Not all went well</h2><ul>${status.problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>` : nothing}
      <label class="switch"><input type="checkbox" role="switch" .checked=${this.removed}
        @change=${(event: Event) => this.tell('removed-change', (event.target as HTMLInputElement).checked)}><i class="swatch" style="background: ${REMOVED_COLOUR}"></i>Show ink removed</label>
      ${status.state === 'DONE' ? this.files(status) : nothing}
      ${status.state === 'FAILED' ? html`<button @click=${() => this.tell('scan-again')}>Try again after page ${status.done}</button>` : nothing}
      ${status.deleted ? html`<div><p>Deleted on ${new Date(status.deleted).toLocaleDateString('en', { day: 'numeric', month: 'long' })}; until then only
        this address shows it.</p><button @click=${() => this.tell('scan-delete')}>Delete it now</button></div>` : nothing}`;
  }

  private files({ id, files }: ScanStatus) {
    const address = scanAddress(id, 'result');
    return html`<div><h2>Download</h2><div class="files">
      <a class="first" href=${address} download router-ignore>${files.length === 1 ? files[0]!.name.replace(/^.*\./, '').toUpperCase() : `${files.length} files`}, clean</a>
      ${files.length === 1 && /\.pdf$/i.test(files[0]!.name) ? nothing : html`<a href="${address}?kind=pdf" download router-ignore>All pages as one PDF</a>`}
      <a href="${address}?kind=png" download router-ignore>All pages as PNG</a></div></div>`;
  }

  private tell(event: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
