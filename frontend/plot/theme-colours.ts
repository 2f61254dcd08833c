/** Tells an element that draws on canvas the theme's colours, and when they change; a Lit controller. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class ThemeColours implements ReactiveController {
  private readonly scheme = matchMedia('(prefers-color-scheme: dark)');
  private readonly root = new MutationObserver(() => this.changed());

  /** @param changed draws again: a canvas cannot follow custom properties by itself */
  constructor(private readonly host: ReactiveControllerHost & HTMLElement, private readonly changed: () => void) {
    host.addController(this);
  }

  hostConnected(): void {
    this.scheme.addEventListener('change', this.changed);
    this.root.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  hostDisconnected(): void {
    this.scheme.removeEventListener('change', this.changed);
    this.root.disconnect();
  }

  /** The value of a custom property that is a colour, for instance `--ink`. */
  of(name: string): string {
    const { style } = this.host;
    const kept = style.color;
    // light-dark() is only resolved where a colour is used
    style.color = `var(${name})`;
    const value = getComputedStyle(this.host).color;
    style.color = kept;
    return value;
  }
}
