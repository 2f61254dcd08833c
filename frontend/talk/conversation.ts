/**
 * The conversation of a screen with its view: a line for each kind of question, by the name under which the view answers. A Lit
 * controller: it is told when its element comes and goes, and asks it to render.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchConnection } from './connection.js';
import type { Answer } from './contract.js';
import { FrameSocket } from './frame-socket.js';
import { type LineOptions, QuestionLine } from './question-line.js';

/** An element whose view is a `ModelView`. */
interface Host extends ReactiveControllerHost {
  /** The address of the view's own socket; empty until the server has told it. */
  socket: string;
  /** The view's methods by way of Flow, once that has connected the element. */
  $server?: unknown;
  receive(line: string, answer: Answer<unknown>): void;
}

export class Conversation<Server extends object> implements ReactiveController {
  connected = true;
  /** The view's methods, over its socket or by way of Flow; they answer undefined while there is neither. */
  readonly server: { [Method in keyof Server]: (...args: Server[Method] extends (...args: infer Args) => unknown ? Args : never) => Promise<void> | undefined };

  private readonly socket: FrameSocket;
  private readonly lines = new Map<string, QuestionLine<any, any>>();
  private stopWatching = () => {};

  constructor(private readonly host: Host) {
    this.socket = new FrameSocket(() => host.socket, (line, answer) => host.receive(line, answer),
      () => this.lines.forEach((line) => line.connection(this.connected)));
    this.server = new Proxy({}, { get: (_, method: string) => (...args: unknown[]) => (this.socket.ask(method, args) ? Promise.resolve()
      : (host.$server as Record<string, (...args: unknown[]) => Promise<void>> | undefined)?.[method]!(...args)) }) as typeof this.server;
    host.addController(this);
  }

  hostConnected(): void {
    this.stopWatching = watchConnection((connected) => {
      this.connected = connected;
      this.lines.forEach((line) => line.connection(connected));
      this.host.requestUpdate();
    });
    this.lines.forEach((line) => line.resume());
  }

  hostDisconnected(): void {
    this.stopWatching();
    this.socket.close();
    this.lines.forEach((line) => line.stop());
  }

  /** Opens a line; the arguments are those of {@link QuestionLine}. */
  readonly line = <Question, Result>(name: string, send: (frame: number, question: Question) => Promise<void> | undefined,
    options?: LineOptions<Question, Result>): QuestionLine<Question, Result> => {
    const line = new QuestionLine<Question, Result>(() => this.host.requestUpdate(), send, options);
    this.lines.set(name, line);
    return line;
  };

  receive(name: string, answer: Answer<unknown>): void {
    this.lines.get(name)?.receive(answer);
  }

  /** Whether every newest question is answered. */
  get settled(): boolean {
    return [...this.lines.values()].every((line) => line.settled);
  }

  /** The last refusal or failure, in words for the visitor. */
  get problem(): string {
    return [...this.lines.values()].map(({ problem }) => problem).find(Boolean) ?? '';
  }
}
