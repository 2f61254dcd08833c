/** Files that a visitor pastes anywhere on the screen or drops on an element; a Lit controller. Of what is pasted only pictures and PDFs count. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class PictureIntake implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost & HTMLElement, private readonly take: (files: readonly File[]) => void) {
    host.addController(this);
  }

  hostConnected(): void {
    // a paste goes to what has the focus, which may be nothing: only the window hears it always
    window.addEventListener('paste', this.paste);
    this.host.addEventListener('dragover', this.over);
    this.host.addEventListener('dragleave', this.leave);
    this.host.addEventListener('drop', this.drop);
  }

  hostDisconnected(): void {
    window.removeEventListener('paste', this.paste);
    this.host.removeEventListener('dragover', this.over);
    this.host.removeEventListener('dragleave', this.leave);
    this.host.removeEventListener('drop', this.drop);
  }

  private readonly paste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/') || type === 'application/pdf');
    if (files.length) this.take(files);
  };

  private readonly over = (event: DragEvent): void => {
    event.preventDefault(); // says that a drop is welcome
    this.host.toggleAttribute('dropping', true);
  };

  private readonly leave = (): void => {
    this.host.toggleAttribute('dropping', false);
  };

  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    this.leave();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) this.take(files);
  };
}
