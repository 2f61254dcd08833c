/**
 * Many pages that are cleaned in the background: they are sent, watched by server-sent events and looked at one by one. A
 * scan goes on without the page; `watch` finds it again. A Lit controller.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PageLayers } from './page-layers.js';
import { DOCUMENTS, type Upload, objectionTo, sendForm } from './page-upload.js';
import { type ScanStatus, isFinished, scanAddress } from './scan-news.js';

const LOOK_AGAIN_MILLIS = 2000;

export class ScanWork implements ReactiveController {
  /** Null while there is no scan. */
  status: ScanStatus | null = null;
  /** 0 to 1 while files are sent, else null. */
  sent: number | null = null;
  problem = '';
  /** Whether the server can be heard. */
  connected = true;
  /** The page that is looked at, from 1; 0 for none. */
  page = 0;
  layers: PageLayers | null = null;
  secondsLeft: number | null = null;

  private upload: Upload | null = null;
  private source: EventSource | null = null;
  private timer = 0;
  private begun: { at: number; done: number } | null = null;

  constructor(private readonly host: ReactiveControllerHost, private readonly painted: () => void) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.upload?.abort();
    this.stopWatching();
  }

  /** Whether the screen is about a scan. */
  get active(): boolean {
    return this.sent !== null || this.status !== null;
  }

  get busy(): boolean {
    return this.sent !== null || (this.status !== null && !isFinished(this.status));
  }

  async take(files: readonly File[], modelId: string, limit: number): Promise<void> {
    for (const file of files) {
      const objection = await objectionTo(file, limit, DOCUMENTS);
      if (objection) return this.refuse(objection);
    }
    this.leave();
    const form = new FormData();
    form.append('model', modelId);
    for (const file of files) form.append('file', file, file.name);
    this.sent = 0;
    this.upload = sendForm(form, new URL(scanAddress()), {
      progress: (share) => { this.sent = share; this.host.requestUpdate(); },
      arrived: (answer) => { this.sent = null; this.receive(JSON.parse(answer) as ScanStatus); this.watch(this.status!.id); },
      failed: (problem) => { this.sent = null; this.refuse(problem); },
    });
    this.host.requestUpdate();
  }

  /** Follows a scan until it is finished; also one that was begun elsewhere or before. */
  watch(id: string): void {
    this.stopWatching();
    remember(id);
    this.source = new EventSource(scanAddress(id, 'events'));
    this.source.onmessage = ({ data }) => this.receive(JSON.parse(data as string) as ScanStatus);
    this.source.onerror = () => this.lost(id);
  }

  /** Looks at a page. */
  show(page: number): void {
    const { status } = this;
    if (!status) return;
    this.page = page;
    this.host.requestUpdate();
    const side = (name: string) => `${scanAddress(status.id, `pages/${page}`)}?side=${name}`;
    const before = new Image();
    before.src = side('before');
    void before.decode().then(async () => {
      if (this.page !== page || this.status?.id !== status.id) return;
      const layers = new PageLayers(before.naturalWidth, before.naturalHeight, this.painted);
      await layers.paintOriginal(before.src);
      const clean = page <= (this.status?.done ?? 0);
      if (clean) await layers.paintPart(side('after'), 0, 0);
      this.layers = layers;
      this.host.requestUpdate();
      if (clean) await layers.paintRemoved(side('removed'));
    }, () => {
      // a page without a picture on it stays as it was, and there is nothing to compare
      if (this.page === page) this.layers = null;
      this.host.requestUpdate();
    });
  }

  /** Stops sending or cleaning; what was cleaned is deleted. */
  async cancel(): Promise<void> {
    const id = this.status?.id;
    this.leave();
    forget();
    if (id) await fetch(scanAddress(id), { method: 'DELETE' }).catch(() => {});
  }

  /** Tries a scan again that was given up. */
  async again(): Promise<void> {
    const id = this.status?.id;
    if (!id) return;
    await fetch(scanAddress(id, 'again'), { method: 'POST' }).catch(() => {});
    this.watch(id);
  }

  /** Turns the screen to something else; the scan goes on, and the browser's history still has its address. */
  turnAway(): void {
    this.refuse('');
    if (!this.active) return;
    this.leave();
    const address = new URL(location.href);
    address.searchParams.delete('scan');
    history.pushState(history.state, '', address);
  }

  private leave(): void {
    this.upload?.abort();
    this.stopWatching();
    Object.assign(this, { status: null, sent: null, problem: '', page: 0, layers: null, secondsLeft: null, begun: null, connected: true });
    this.host.requestUpdate();
  }

  private receive(status: ScanStatus): void {
    const wasClean = this.page > 0 && this.page <= (this.status?.done ?? 0);
    this.status = status;
    this.connected = true;
    this.begun ??= { at: performance.now(), done: status.done };
    const pages = status.done - this.begun.done;
    this.secondsLeft = pages > 0 ? ((performance.now() - this.begun.at) / 1000 / pages) * (status.pages - status.done) : null;
    if (isFinished(status)) this.stopWatching();
    // the first page that is clean is shown, and a page that is looked at when it becomes clean
    if (!this.page && status.done > 0) this.show(1);
    else if (this.page && !wasClean && this.page <= status.done) this.show(this.page);
    this.host.requestUpdate();
  }

  /** The browser tries again by itself, unless the server answered something else than events. */
  private lost(id: string): void {
    this.connected = false;
    this.host.requestUpdate();
    if (this.source?.readyState !== EventSource.CLOSED) return;
    this.timer = window.setTimeout(() => void fetch(scanAddress(id)).then((answer) => {
      if (answer.status !== 404) return this.watch(id);
      this.leave();
      forget();
      this.refuse('Expected the scan of this address, but it is not there any more: it was deleted, or its time was over. Send the files again.');
    }, () => this.watch(id)), LOOK_AGAIN_MILLIS);
  }

  /** Says what speaks against files; what is shown stays. */
  refuse(problem: string): void {
    this.problem = problem;
    this.host.requestUpdate();
  }

  private stopWatching(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }
}

/** The scan that the address names. */
export function scanOfAddress(): string | null {
  return new URLSearchParams(location.search).get('scan');
}

function remember(id: string): void {
  const address = new URL(location.href);
  address.searchParams.set('scan', id);
  history.replaceState(history.state, '', address);
}

function forget(): void {
  const address = new URL(location.href);
  address.searchParams.delete('scan');
  history.replaceState(history.state, '', address);
}
