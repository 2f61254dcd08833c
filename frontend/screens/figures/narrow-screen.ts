/** Whether the screen is as narrow as a phone's; a Lit controller that asks its element to render when that changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class NarrowScreen implements ReactiveController {
  private readonly query = matchMedia('(max-width: 700px)');
  private readonly changed = () => this.host.requestUpdate();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get narrow(): boolean {
    return this.query.matches;
  }

  hostConnected(): void {
    this.query.addEventListener('change', this.changed);
  }

  hostDisconnected(): void {
    this.query.removeEventListener('change', this.changed);
  }
}
