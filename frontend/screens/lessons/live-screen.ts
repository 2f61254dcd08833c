/**
 * `live-screen`: a screen of the studio, in a frame as tall as it needs.
 *
 * Properties: `screen` (its address), `name` (of the frame). Events: `told` (detail: `{ address, state }`, what it shows now).
 * Keyboard: that of the screen.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { framed } from '../../talk/embedded.js';
import type { FrameMessage } from '../../talk/told-contract.js';

const FIRST_HEIGHT = 640;

@customElement('live-screen')
export class LiveScreen extends LitElement {
  static override styles = css`
    :host { display: block; }
    iframe { display: block; width: 100%; border: 0; border-radius: 12px; background: var(--ground); box-shadow: 0 0 0 1px var(--line); }
  `;

  @property() screen = '';
  @property() name = '';
  @state() private height = FIRST_HEIGHT;
  @query('iframe') private frame!: HTMLIFrameElement;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('message', this.hear);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('message', this.hear);
  }

  protected override render() {
    return html`<iframe src=${framed(this.screen)} title=${this.name} style="height: ${this.height}px" allow="clipboard-write"></iframe>`;
  }

  /** Of the frame of this element alone, and of no other site that it may have been led to. */
  private readonly hear = (event: MessageEvent<FrameMessage>): void => {
    if (event.source !== this.frame?.contentWindow || event.origin !== location.origin) return;
    if (event.data.latentStudio === 'size') this.height = event.data.height;
    if (event.data.latentStudio === 'state') this.dispatchEvent(new CustomEvent('told', { detail: event.data }));
  };
}
