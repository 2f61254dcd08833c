/** What the figures ask the server: a line for each figure, so that each keeps its newest answer. */
import type { LitElement } from 'lit';
import { leftFigure } from '../../ui/figures.js';
import type { Setting } from './figures-setting.js';
import type { CloudSamples, CloudShape, Densities, FiguresServer, Latents, Learning, Pictures } from './figures-contract.js';
import type { Conversation } from '../../talk/conversation.js';
import type { QuestionLine } from '../../talk/question-line.js';

/** A figure's data takes this long at most to be made the first time on a busy machine. */
const LOST_MILLIS = 60_000;
/** Before errors that are being measured are looked at again. */
const LOOK_MILLIS = 400;

interface Question {
  model: string;
}
interface SamplesQuestion extends Question, Pick<Setting, 'seed'> {}
interface PicturesQuestion extends Question, Pick<Setting, 'order' | 'label' | 'seed'> {}

export class FiguresTalk {
  readonly corner: QuestionLine<Question, Latents>;
  readonly densities: QuestionLine<Question, Densities>;
  readonly cloud: QuestionLine<Question, CloudShape>;
  /** Pictures of guesses at the cloud. */
  readonly samples: QuestionLine<SamplesQuestion, CloudSamples>;
  readonly learning: QuestionLine<Question, Learning>;
  readonly pictures: QuestionLine<PicturesQuestion, Pictures>;
  /** How long it will take until all test pictures are measured, in words; empty where that is not known. */
  left = '';

  /** The newest question of each figure, so that none is asked twice. */
  private readonly asked = new Map<string, string>();
  /** When the measuring was first seen, and how far it was. */
  private firstLook: { model: string; at: number; measured: number } | null = null;
  private lookTimer = 0;

  constructor(host: LitElement, { line, server }: Conversation<FiguresServer>) {
    const options = { lostMillis: LOST_MILLIS };
    this.corner = line('corner', (frame, { model }) => server.latents(frame, model), options);
    this.densities = line('densities', (frame, { model }) => server.densities(frame, model), options);
    this.cloud = line('cloud', (frame, { model }) => server.cloud(frame, model), options);
    this.samples = line('samples', (frame, { model, seed }) => server.samples(frame, model, seed), options);
    this.learning = line('learning', (frame, { model }) => server.learning(frame, model), options);
    this.pictures = line('pictures', (frame, { model, order, label, seed }) => server.pictures(frame, model, order, label, seed), options);
    host.addController({
      hostUpdate: () => this.look(),
      hostDisconnected: () => {
        clearTimeout(this.lookTimer);
        this.lookTimer = 0;
      },
    });
  }

  ask(model: string, { figure, order, label, seed }: Setting): void {
    const question = figure === 'pictures' ? { model, order, label, seed: order === 'random' ? seed : 0 } : { model };
    this.askOnce(figure, question);
    if (figure === 'cloud') this.askOnce('samples', { model, seed });
  }

  private askOnce(name: Setting['figure'] | 'samples', question: Question | SamplesQuestion | PicturesQuestion): void {
    const key = JSON.stringify(question);
    if (this.asked.get(name) === key) return;
    this.asked.set(name, key);
    (this[name] as QuestionLine<typeof question, unknown>).ask(question);
  }

  /** Whether what is shown of a figure is not what was asked for, noticeably. */
  late(figure: Setting['figure']): boolean {
    return this[figure].late && JSON.stringify(this[figure].answered) !== this.asked.get(figure);
  }

  /** Whether the test pictures shown are of those measured so far. */
  get measuring(): boolean {
    const { result, answered } = this.pictures;
    return result !== null && answered !== null && answered.order !== 'random' && result.measured < result.total;
  }

  /** Looks again, after a while, how far the errors of the test pictures are. */
  private look(): void {
    const { result, answered, settled } = this.pictures;
    if (!this.measuring || !settled || this.lookTimer) return;
    const { model, measured, total } = result!;
    const now = performance.now();
    if (this.firstLook?.model !== model) this.firstLook = { model, at: now, measured };
    const { at, measured: before } = this.firstLook;
    this.left = measured > before ? leftFigure((now - at) / (measured - before) * (total - measured) / 1000) : '';
    this.lookTimer = window.setTimeout(() => {
      this.lookTimer = 0;
      if (this.pictures.settled && this.pictures.answered === answered) this.pictures.ask(answered!);
    }, LOOK_MILLIS);
  }
}
