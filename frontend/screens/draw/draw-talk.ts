/**
 * What the Draw screen asks the server and what it shows of the answers: the newest reconstruction, and the picture of the latent
 * that the visitor edited.
 */
import type { Conversation } from '../../talk/conversation.js';
import type { Pixels } from '../../talk/contract.js';
import { type QuestionLine, transferMillis } from '../../talk/question-line.js';
import type { DrawServer, Result } from './draw-contract.js';

export interface DrawingQuestion {
  modelIds: readonly string[];
  /** Makes the drawing; called when it is sent, so that a drawing that was overtaken costs nothing. */
  drawing: () => Pixels;
  normalise: boolean;
}

interface LatentQuestion {
  modelId: string;
  latent: readonly number[];
}

export class DrawTalk {
  /** The newest answers to a drawing. */
  results: readonly Result[] = [];
  /** The decoder's picture of `edited`. */
  decoding: Result | null = null;
  edited: readonly number[] | null = null;

  readonly line: QuestionLine<DrawingQuestion | LatentQuestion, Result>;
  /** The newest drawing until it is answered. */
  private asked: DrawingQuestion | null = null;
  /** The latent that the visitor edits while the answer to a newer drawing is awaited. */
  private editedFrom: readonly number[] | null = null;

  /** @param question what there is to ask, or null where there is nothing */
  constructor({ line, server }: Conversation<DrawServer>, private readonly question: () => DrawingQuestion | null) {
    this.line = line('drawing', (frame, asked) => ('latent' in asked ? server.decode(frame, asked.modelId, [...asked.latent])
      : server.reconstruct(frame, [...asked.modelIds], asked.drawing(), asked.normalise)), { onAnswer: this.take });
  }

  get transferMillis(): number {
    return transferMillis(this.line);
  }

  /** Asks about the drawing as it is now, and then for the picture of a latent that came with it. */
  ask(latent: readonly number[] | null = null): void {
    this.edited = latent;
    this.decoding = this.editedFrom = null;
    this.asked = this.question();
    if (this.asked) {
      this.line.ask(this.asked);
    } else {
      this.results = [];
      this.edited = null;
      this.line.forget();
    }
  }

  /** Asks for the picture of an edited latent; while the drawing itself is asked about, once that is answered. */
  edit(modelId: string, latent: readonly number[]): void {
    this.edited = latent;
    if (this.asked) this.editedFrom ??= this.results[0]?.latent ?? null;
    else this.line.ask({ modelId, latent });
  }

  /** Gives the encoder's latent back. */
  giveBack(): void {
    this.edited = this.decoding = this.editedFrom = null;
  }

  private readonly take = (question: DrawingQuestion | LatentQuestion, results: readonly Result[], final: boolean): void => {
    if (final && question === this.asked) this.asked = null;
    const [first] = results;
    if (!first) return;
    if (!('latent' in question)) {
      this.results = results;
      if (!this.asked) this.follow(first.model, first.latent ?? []);
    } else if (this.edited && !this.asked) {
      this.decoding = first;
    }
  };

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
}
