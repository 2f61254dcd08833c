/** The page's own WebSocket to its view, for what is asked twenty times a second; the Java twin is `latentstudio.ui.FrameSocket`. */
import type { Answer } from './contract.js';

/** How long to wait before another attempt where the socket could not be opened, for instance because of a proxy. */
const PAUSE_MILLIS = 10_000;
/** Longer messages go by way of Flow, which sends them in parts. */
const LONGEST = 60_000;

export class FrameSocket {
  private socket: WebSocket | null = null;
  private failedAt = -Infinity;

  /**
   * @param address  where the view listens, relative to the page's base; empty until the server has told it
   * @param onAnswer told of each answer
   * @param onLost   told when what was asked may be lost
   */
  constructor(private readonly address: () => string, private readonly onAnswer: (line: string, answer: Answer<unknown>) => void,
    private readonly onLost: () => void) {}

  /** Asks; false where no socket is open yet, or the question is too long for it. */
  ask(method: string, args: readonly unknown[]): boolean {
    this.socket ??= this.connect();
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    const message = JSON.stringify({ method, arguments: args });
    if (message.length > LONGEST) return false;
    this.socket.send(message);
    return true;
  }

  close(): void {
    const { socket } = this;
    this.socket = null;
    socket?.close();
  }

  private connect(): WebSocket | null {
    const address = this.address();
    if (!address || performance.now() - this.failedAt < PAUSE_MILLIS) return null;
    const url = new URL(address, document.baseURI);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    let opened = false;
    socket.onopen = () => { opened = true; };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const { line, answer } = JSON.parse(data) as { line: string; answer: Answer<unknown> };
      this.onAnswer(line, answer);
    };
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.socket = null;
      if (opened) this.onLost();
      else this.failedAt = performance.now();
    };
    return socket;
  }
}
