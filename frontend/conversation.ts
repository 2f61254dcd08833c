/**
 * What a screen asks the server and what it shows of the answers: the newest reconstruction, and the picture of the latent
 * that the visitor edited. A Lit controller: it is told when its element comes and goes, and asks it to render.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchConnection } from './connection.js';
import type { Answer, Result, Server } from './contract.js';
import { FrameLoop } from './frame-loop.js';

export interface Question {
  modelIds: readonly string[];
  /** Makes the picture, base64 of a PNG; called when the frame is sent, so a frame that was overtaken costs nothing. */
  picture: () => string;
  normalise: boolean;
}

export class Conversation implements ReactiveController {
  results: readonly Result[] = [];
  /** The decoder's picture of `edited`. */
  decoding: Result | null = null;
  edited: readonly number[] | null = null;
  /** How the wait for the newest answer is: not noticeable, noticeable, too long. */
  wait: 'idle' | 'late' | 'lost' = 'idle';
  connected = true;
  /** The last refusal or failure, in words for the visitor. */
  problem = '';
  transferMillis = 0;

  private readonly loop = new FrameLoop((wait) => {
    this.wait = wait;
    this.host.requestUpdate();
  });
  private stopWatching = () => {};

  /**
   * @param server   the server, once Flow has connected the element
   * @param question what there is to ask, or null where there is nothing
   */
  constructor(private readonly host: ReactiveControllerHost, private readonly server: () => Server | undefined,
    private readonly question: () => Question | null) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stopWatching = watchConnection((connected) => {
      this.connected = connected;
      if (connected) this.loop.resend();
      this.host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.stopWatching();
    this.loop.stop();
  }

  /** Whether the newest question is answered. */
  get settled(): boolean {
    return this.loop.settled;
  }

  /** Asks about the drawing as it is now; a latent that was edited belongs to the drawing before. */
  ask(): void {
    this.edited = this.decoding = null;
    this.encode();
  }

  /** Asks about the drawing, and then for the picture of a latent that came with it. */
  askWithLatent(latent: readonly number[] | null): void {
    this.edited = latent;
    this.decoding = null;
    this.encode();
  }

  /** Asks for the picture of an edited latent. */
  edit(modelId: string, latent: readonly number[]): void {
    this.edited = latent;
    this.loop.request((frame) => void this.server()?.decode(frame, modelId, [...latent]).catch(this.refused));
    this.host.requestUpdate();
  }

  /** Gives the encoder's latent back. */
  giveBack(): void {
    this.edited = this.decoding = null;
    this.host.requestUpdate();
  }

  /** Asks again what may be lost. */
  resend(): void {
    this.loop.resend();
  }

  receive(answer: Answer): void {
    const times = this.loop.answered(answer.frame);
    if (!times) return;
    this.host.requestUpdate();
    this.problem = answer.problem ?? '';
    const [first] = answer.results;
    if (!first) return;
    if (first.latent) {
      this.results = answer.results;
      if (this.edited?.length === first.latent.length && answer.results.length === 1) this.edit(first.model, this.edited);
      else this.edited = this.decoding = null;
    } else if (this.edited) {
      this.decoding = first;
    }
    // several models compute beside each other
    const serverMillis = Math.max(...answer.results.map(({ timing }) => timing.queueMillis + timing.inferenceMillis));
    this.transferMillis = Math.max(0, times.roundTripMillis - serverMillis);
  }

  private encode(): void {
    const question = this.question();
    if (question) {
      const { modelIds, picture, normalise } = question;
      this.loop.request((frame) => void this.server()?.reconstruct(frame, [...modelIds], picture(), normalise).catch(this.refused));
    } else {
      this.loop.forget();
      this.results = [];
      this.edited = this.decoding = null;
    }
    this.host.requestUpdate();
  }

  private readonly refused = (): void => {
    this.problem = 'The server did not take this drawing. Draw on, or reload the page: the drawing is in the address.';
    this.host.requestUpdate();
  };
}
