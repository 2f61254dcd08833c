/** Keeps the address in step with the screen, as rarely as browsers ask for; a Lit controller. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { embedded, framed } from './embedded.js';

/** Browsers refuse an address that changes more than about three times a second. */
const PAUSE_MILLIS = 400;

/**
 * What the address tells of a screen, from the `#` on; empty where the address is still that of the screen before, for the
 * router changes it only after the new one is there.
 *
 * @param screens the first parts of the addresses that are the screen's
 */
export function ownFragment(...screens: string[]): string {
  const [screen] = location.pathname.slice(new URL(document.baseURI).pathname.length).split('/');
  return screens.includes(screen!) ? location.hash : '';
}

export class AddressKeeper implements ReactiveController {
  private timer = 0;

  /**
   * @param address the address of what is on the screen, or null while there is nothing
   * @param restore rebuilds the screen from a fragment that the visitor brought
   */
  constructor(host: ReactiveControllerHost, private readonly address: () => URL | null,
    private readonly restore: (fragment: string) => void) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.brought);
    window.addEventListener('pagehide', this.write);
    // a click on the screen's own link in the navigation takes the state out of the address; it is put back
    window.addEventListener('vaadin-router-location-changed', this.changed);
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.brought);
    window.removeEventListener('pagehide', this.write);
    window.removeEventListener('vaadin-router-location-changed', this.changed);
    clearTimeout(this.timer);
    this.timer = 0;
  }

  get settled(): boolean {
    return this.timer === 0;
  }

  readonly changed = (): void => {
    this.timer ||= window.setTimeout(this.write, PAUSE_MILLIS);
  };

  /** Not read from the location: a write may have come between the visitor's change and this event. */
  private readonly brought = (event: HashChangeEvent): void => this.restore(new URL(event.newURL).hash);

  readonly write = (): void => {
    clearTimeout(this.timer);
    this.timer = 0;
    const address = this.address();
    if (!address) return;
    const written = embedded ? framed(address.href) : address.href;
    // Flow's router keeps its own state in the history; it must survive
    if (written !== location.href) history.replaceState(history.state, '', written);
  };
}
