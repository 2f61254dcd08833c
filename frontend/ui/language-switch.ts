/**
 * `language-switch`: the languages of the studio, of which the page's is marked; another is kept in a cookie, for the server to
 * know it too, and the page loaded again at its address.
 *
 * Properties: none. Events: none. Keyboard: Tab, Enter and Space, buttons.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { controls, focusRing } from './studio-style.js';
import { language, languages, words } from '../words/words.js';

/** Read by `Language.java`. */
const COOKIE = 'latent-studio.language';
const YEAR_SECONDS = 365 * 24 * 3600;

@customElement('language-switch')
export class LanguageSwitch extends LitElement {
  static override styles = [focusRing, controls, css`
    div { display: flex; }
    button { font-size: .75rem; min-width: 32px; min-height: 40px; }
    button.plain { padding: 0 6px; color: var(--quiet); text-transform: uppercase; }
    button.plain[aria-current] { color: var(--ink); font-weight: 600; }
  `];

  protected override render() {
    return html`<div role="group" aria-label=${words.ui.language}>${languages.map((code) => {
      const name = new Intl.DisplayNames([code], { type: 'language' }).of(code)!;
      return html`<button class="plain" lang=${code} aria-label=${name} title=${name} aria-current=${code === language ? 'true' : nothing}
        @click=${() => this.speak(code)}>${code}</button>`;
    })}</div>`;
  }

  private speak(code: string): void {
    if (code === language) return;
    document.cookie = [`${COOKIE}=${code}`, `path=${new URL(document.baseURI).pathname}`, `max-age=${YEAR_SECONDS}`, 'samesite=lax'].join(';');
    location.reload();
  }
}
