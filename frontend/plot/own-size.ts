/** Tells an element when its own size changes; a Lit controller. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class OwnSize implements ReactiveController {
  private readonly sizes: ResizeObserver;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement, changed: () => void) {
    this.sizes = new ResizeObserver(changed);
    host.addController(this);
  }

  hostConnected(): void {
    this.sizes.observe(this.host);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
  }
}
