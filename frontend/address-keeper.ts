/** Keeps the address in step with the screen, as rarely as browsers ask for; a Lit controller. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Browsers refuse an address that changes more than about three times a second. */
const PAUSE_MILLIS = 400;

export class AddressKeeper implements ReactiveController {
  private timer = 0;

  /**
   * @param address the address of what is on the screen, or null while there is nothing
   * @param restore rebuilds the screen after the visitor changed the fragment
   */
  constructor(host: ReactiveControllerHost, private readonly address: () => URL | null, private readonly restore: () => void) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('hashchange', this.restore);
    window.addEventListener('pagehide', this.write);
    // a click on the screen's own link in the navigation takes the state out of the address; it is put back
    window.addEventListener('vaadin-router-location-changed', this.changed);
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.restore);
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

  readonly write = (): void => {
    clearTimeout(this.timer);
    this.timer = 0;
    const address = this.address();
    // Flow's router keeps its own state in the history; it must survive
    if (address && address.href !== location.href) history.replaceState(history.state, '', address);
  };
}
