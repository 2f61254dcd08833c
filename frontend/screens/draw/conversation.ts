/**
 * What a screen asks the server and what it shows of the answers: the newest reconstruction, and the picture of the latent
 * that the visitor edited. A Lit controller: it is told when its element comes and goes, and asks it to render.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchConnection } from '../../talk/connection.js';
import type { Answer, Result, Server, Timing } from '../../talk/contract.js';
import { FrameLoop, type Wait } from '../../talk/frame-loop.js';

export interface Question {
  modelIds: readonly string[];
  /** Makes the picture, base64 of a PNG; called when the frame is sent, so a frame that was overtaken costs nothing. */
  picture: () => string;
  normalise: boolean;
}

/** What an answer cost: several models compute one after the other. */
export function costOf(results: readonly Result[]): Timing {
  return results.map(({ timing }) => timing).reduce((sum, timing) => ({
    ...sum, queueMillis: sum.queueMillis + timing.queueMillis, inferenceMillis: sum.inferenceMillis + timing.inferenceMillis,
  }));
}

export class Conversation implements ReactiveController {
  results: readonly Result[] = [];
  /** The decoder's picture of `edited`. */
  decoding: Result | null = null;
  edited: readonly number[] | null = null;
  wait: Wait = 'idle';
  connected = true;
  /** The last refusal or failure, in words for the visitor. */
  problem = '';
  transferMillis = 0;

  /** The frame that first asked about the newest drawing; Infinity until it is sent, null once it is answered. */
  private encoding: number | null = null;
  /** The latent that the visitor edits while the answer to a newer drawing is awaited. */
  private editedFrom: readonly number[] | null = null;
  /** Whether the newest question was refused: what is shown answers an older one. */
  private refused = false;
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
      this.loop.connection(connected);
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

  /** Whether what is shown belongs to an older question than the newest, noticeably. */
  get late(): boolean {
    return this.wait !== 'idle' || this.refused;
  }

  /** Asks about the drawing as it is now; a latent that was edited belongs to the drawing before. */
  ask(): void {
    this.askWithLatent(null);
  }

  /** Asks about the drawing, and then for the picture of a latent that came with it. */
  askWithLatent(latent: readonly number[] | null): void {
    this.edited = latent;
    this.decoding = this.editedFrom = null;
    const question = this.question();
    if (question) {
      const { modelIds, picture, normalise } = question;
      this.encoding = Infinity;
      this.request((server, frame) => {
        if (this.encoding === Infinity) this.encoding = frame;
        return server.reconstruct(frame, [...modelIds], picture(), normalise);
      });
    } else {
      this.encoding = null;
      this.refused = false;
      this.loop.forget();
      this.results = [];
      this.edited = null;
    }
    this.host.requestUpdate();
  }

  /** Asks for the picture of an edited latent; while the drawing itself is asked about, once that is answered. */
  edit(modelId: string, latent: readonly number[]): void {
    this.edited = latent;
    if (this.encoding === null) this.request((server, frame) => server.decode(frame, modelId, [...latent]));
    else this.editedFrom ??= this.results[0]?.latent ?? null;
    this.host.requestUpdate();
  }

  /** Gives the encoder's latent back. */
  giveBack(): void {
    this.edited = this.decoding = this.editedFrom = null;
    this.host.requestUpdate();
  }

  receive(answer: Answer): void {
    // before it lands: landing sends the next question, which may be about a newer drawing
    const newestDrawing = this.encoding !== null && answer.frame >= this.encoding;
    const again = answer.retry === true;
    const times = this.loop.answered(answer.frame, again);
    if (!times) return;
    this.host.requestUpdate();
    this.problem = answer.problem ?? '';
    const [first] = answer.results;
    this.refused = !first;
    if (newestDrawing && !again) this.encoding = null;
    if (!first) return;
    if (first.seen) {
      this.results = answer.results;
      if (this.encoding === null) this.follow(first.model, first.latent ?? []);
    } else if (this.edited && this.encoding === null) {
      this.decoding = first;
    }
    const { queueMillis, inferenceMillis } = costOf(answer.results);
    this.transferMillis = Math.max(0, times.roundTripMillis - queueMillis - inferenceMillis);
  }

  /** The drawing is answered: an edited latent that came with it, or was edited meanwhile, is decoded now; a denoiser has none. */
  private follow(modelId: string, encoded: readonly number[]): void {
    const { edited, editedFrom } = this;
    this.decoding = this.editedFrom = null;
    if (edited?.length !== encoded.length || this.results.length !== 1) {
      this.edited = null;
      return;
    }
    // only the values that the visitor moved; the others are the new drawing's
    this.edit(modelId, editedFrom ? encoded.map((value, i) => (edited[i] === editedFrom[i] ? value : edited[i])) : edited);
  }

  private request(ask: (server: Server, frame: number) => Promise<void>): void {
    this.loop.request(async (frame) => {
      try {
        const server = this.server();
        // without one, Flow has not connected the element yet
        if (server) await ask(server, frame);
        else this.loop.failed(frame);
      } catch (failure) {
        console.error('A question did not reach the server', failure);
        if (!this.loop.failed(frame)) return;
        this.refused = true;
        this.problem = 'The server did not take this drawing and is asked again. Your drawing stays here, and in the address.';
        this.host.requestUpdate();
      }
    });
  }
}
