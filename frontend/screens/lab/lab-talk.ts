/** What the lab asks the server and the newest answer to that; the newest question counts. A Lit controller. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchConnection } from '../../talk/connection.js';
import { FrameLoop, type Wait } from '../../talk/frame-loop.js';
import { OWN, type Setting } from './lab-choices.js';
import type { LabServer, Refused, Shown } from './lab-news.js';

export interface Question extends Setting {
  model: string;
  /** The number of the visitor's own picture; 0 without one. */
  upload: number;
}

/** Where nothing newer waits, a page of millions of pixels may take this long on a busy machine. */
const LOST_MILLIS = 60_000;
/** A newer question waits this long for the answer to the one before: another sample shall not wait for a large page. */
const OVERTAKE_MILLIS = 400;

export class LabTalk implements ReactiveController {
  shown: Shown | null = null;
  /** What is shown answers this. */
  asked: Question | null = null;
  truth = '';
  wait: Wait = 'idle';
  connected = true;
  /** The last refusal or failure, in words for the visitor. */
  problem = '';

  private refused = false;
  private readonly questions = new Map<number, Question>();
  /** Clean pictures that came already, by what they are. */
  private readonly truths = new Map<string, string>();
  private readonly loop = new FrameLoop((wait) => {
    this.wait = wait;
    this.host.requestUpdate();
  }, LOST_MILLIS, OVERTAKE_MILLIS);
  private stopWatching = () => {};

  constructor(private readonly host: ReactiveControllerHost, private readonly server: () => LabServer | undefined,
    private readonly question: () => Question | null | undefined) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stopWatching = watchConnection((connected) => {
      this.connected = connected;
      this.loop.connection(connected);
      this.host.requestUpdate();
    });
    // Flow moved the element: what was in flight is forgotten
    if (this.questions.size) this.ask();
  }

  hostDisconnected(): void {
    this.stopWatching();
    this.loop.stop();
  }

  get settled(): boolean {
    return this.loop.settled;
  }

  /** Whether what is shown belongs to an older question than the newest, noticeably. */
  get late(): boolean {
    return this.wait !== 'idle' || this.refused;
  }

  ask(): void {
    const question = this.question();
    if (!question) return;
    this.problem = '';
    this.loop.request((frame) => void this.send(frame, question));
    this.host.requestUpdate();
  }

  /** The visitor's own picture is another now. */
  forgetOwn(): void {
    [...this.truths.keys()].filter((key) => key.startsWith(`${OWN} `)).forEach((key) => this.truths.delete(key));
  }

  receive(news: Shown): void {
    const question = this.questions.get(news.frame);
    if (!this.loop.answered(news.frame) || !question) return;
    const key = keyOf(question);
    if (news.truth) this.truths.set(key, news.truth);
    this.forget(news.frame);
    this.shown = news;
    this.asked = question;
    this.truth = this.truths.get(key) ?? '';
    this.problem = '';
    this.refused = false;
    this.host.requestUpdate();
  }

  refuse(news: Refused): void {
    if (!this.loop.answered(news.frame, news.retry)) return;
    this.forget(news.frame);
    this.problem = news.problem;
    this.refused = true;
    this.host.requestUpdate();
  }

  private forget(frame: number): void {
    [...this.questions.keys()].filter((number) => number <= frame).forEach((number) => this.questions.delete(number));
  }

  private async send(frame: number, question: Question): Promise<void> {
    const { model, sample, damage, level, seed } = question;
    this.questions.set(frame, question);
    try {
      const server = this.server();
      // without one, Flow has not connected the element yet
      if (server) await server.ask(frame, model, sample, damage, level, seed, !this.truths.has(keyOf(question)));
      else this.loop.failed(frame);
    } catch (failure) {
      console.error('A question did not reach the server', failure);
      if (!this.loop.failed(frame)) return;
      this.refused = true;
      this.problem = 'The server did not take this question and is asked again. What is shown stays.';
      this.host.requestUpdate();
    }
  }
}

/** A picture of the visitor's own becomes another for each model that takes small ones. */
function keyOf({ sample, upload, model }: Question): string {
  return sample === OWN ? `${OWN} ${upload} ${model}` : sample;
}
