/**
 * `embed-code`: copies what a page of somebody else's needs to show this screen as it is now. Not there in such a frame itself.
 *
 * Properties: `address` (asked for the screen's address when it is copied), `name` (of the frame). Events: none. Keyboard: a button.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { embedded, framed } from '../talk/embedded.js';
import { words } from '../words/words.js';
import { copyText } from './clipboard.js';
import { focusRing } from './studio-style.js';

/** Of the frame before it has told how tall it is. */
const FIRST_HEIGHT = 720;
const TOLD_MILLIS = 4000;
/** Takes the height that a frame tells. */
const FOLLOW = "addEventListener('message',e=>{if(e.data?.latentStudio==='size')for(const f of document.querySelectorAll('iframe'))if(f.contentWindow===e.source)f.style.height=e.data.height+'px'})";

/** What such a page needs, as HTML. */
export function codeOf(address: string, name: string): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${escaped(framed(address))}" title="${escaped(name)}" style="width:100%;height:${FIRST_HEIGHT}px;border:0" allow="clipboard-write"></iframe>
<script>${FOLLOW}</script>`;
}

@customElement('embed-code')
export class EmbedCode extends LitElement {
  static override styles = [focusRing, css`
    :host { display: block; text-align: end; font-size: .8125rem; line-height: 20px; margin-top: 8px; }
    button { font: inherit; color: var(--quiet); background: none; border: 0; padding: 0; min-height: 28px; cursor: pointer; border-radius: 4px; }
    button:hover { color: var(--ink); text-decoration: underline; }
  `];

  @property({ attribute: false }) address: () => URL | null = () => null;
  @property() name = '';
  @state() private told = '';

  protected override render() {
    if (embedded) return nothing;
    return html`<button title=${words.ui.embed.why} @click=${this.copy}><span role="status">${this.told || words.ui.embed.copy}</span></button>`;
  }

  private readonly copy = async (): Promise<void> => {
    const address = this.address();
    if (!address) return;
    this.told = (await copyText(codeOf(address.href, this.name))) ? words.ui.embed.copied : words.ui.embed.refused;
    setTimeout(() => { this.told = ''; }, TOLD_MILLIS);
  };
}
