/** What each value of a latent does, asked for when it is looked at and kept for as long as the other values are the same; and what it stands for. */
import type { DrawServer, LatentNames, LatentStrip, ValueName } from './draw-contract.js';
import { type Picture, picturesOf } from '../../picture/pictures.js';
import type { Conversation } from '../../talk/conversation.js';
import type { QuestionLine } from '../../talk/question-line.js';

const MOST_KEPT = 64;

export interface StripQuestion {
  modelId: string;
  latent: readonly number[];
  /** Which value, from 0. */
  value: number;
  /** Where it is shown. */
  at: readonly number[];
}

export class LatentStrips {
  private readonly line: QuestionLine<StripQuestion, LatentStrip>;
  private readonly namesLine: QuestionLine<string, LatentNames>;
  /** By model; empty until they have come. */
  private readonly named = new Map<string, readonly (ValueName | null)[]>();
  private readonly kept = new Map<string, readonly Picture[]>();

  constructor({ line, server }: Conversation<DrawServer>) {
    this.line = line('strip', (frame, { modelId, latent, value, at }) => server.strip(frame, modelId, [...latent], value, [...at]),
      { onAnswer: (question, [strip]) => { if (strip) this.keep(keyOf(question), picturesOf(strip.pictures)); } });
    this.namesLine = line('names', (frame, modelId) => server.names(frame, modelId),
      { onAnswer: (modelId, [found]) => { if (found) this.named.set(modelId, found.names); } });
  }

  /** What the values of a model's latent stand for; asks for them where they are not here yet. */
  namesOf(modelId: string): readonly (ValueName | null)[] {
    const known = this.named.get(modelId);
    if (known) return known;
    this.named.set(modelId, []);
    this.namesLine.ask(modelId);
    return [];
  }

  /** The pictures that answer a question; asks for them and gives none where they are not here yet. */
  of(question: StripQuestion): readonly Picture[] {
    const known = this.kept.get(keyOf(question));
    if (known) return known;
    const { answered } = this.line;
    if (!this.line.settled || !answered || keyOf(answered) !== keyOf(question)) this.line.ask(question);
    return [];
  }

  private keep(key: string, pictures: readonly Picture[]): void {
    this.kept.set(key, pictures);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT) this.kept.delete(oldest!);
  }
}

/** The same for all places of the value itself. */
function keyOf({ modelId, latent, value }: StripQuestion): string {
  return `${modelId} ${value} ${latent.map((other, index) => (index === value ? '' : other)).join()}`;
}
