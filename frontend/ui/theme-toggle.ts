/**
 * `theme-toggle`: switches between light and dark and remembers the choice in this browser.
 *
 * Properties: none. Events: none (the choice is `data-theme` on the page's root). Keyboard: Enter or Space, a button.
 */
import { LitElement, css, html, svg } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { controls, focusRing } from './studio-style.js';
import { words } from '../words/words.js';

const KEY = 'latent-studio.theme';
const SUN = svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"/>`;
const MOON = svg`<path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z"/>`;

@customElement('theme-toggle')
export class ThemeToggle extends LitElement {
  static override styles = [focusRing, controls, css`
    button { width: 40px; min-height: 40px; padding: 0; }
  `];

  @state() private dark = false;
  private readonly system = matchMedia('(prefers-color-scheme: dark)');
  private readonly follow = () => { this.dark = (document.documentElement.dataset.theme ?? this.systemTheme) === 'dark'; };

  /** In another tab, or on the page around this one where it is a frame. */
  private readonly chosenElsewhere = ({ key, newValue }: StorageEvent): void => {
    if (key !== KEY || (newValue !== 'light' && newValue !== 'dark')) return;
    document.documentElement.dataset.theme = newValue;
    this.follow();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.follow();
    this.system.addEventListener('change', this.follow);
    window.addEventListener('storage', this.chosenElsewhere);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.system.removeEventListener('change', this.follow);
    window.removeEventListener('storage', this.chosenElsewhere);
  }

  protected override render() {
    const title = this.dark ? words.ui.toLight : words.ui.toDark;
    return html`<button class="plain" @click=${this.toggle} aria-label=${title} title=${title}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${this.dark ? SUN : MOON}</svg></button>`;
  }

  private get systemTheme(): 'light' | 'dark' {
    return this.system.matches ? 'dark' : 'light';
  }

  private toggle(): void {
    const theme = this.dark ? 'light' : 'dark';
    document.documentElement.dataset.theme = theme;
    this.dark = theme === 'dark';
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // storage refused: the choice holds until the page is left
    }
  }
}
