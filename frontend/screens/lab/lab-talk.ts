/** What the lab asks the server and the newest answer to that, with the clean picture that it is held against. */
import type { Conversation } from '../../talk/conversation.js';
import type { QuestionLine } from '../../talk/question-line.js';
import { OWN, type Setting } from './lab-setting.js';
import type { LabServer, LabShown, Shown } from './lab-contract.js';

export interface Question extends Setting {
  model: string;
  /** The number of the visitor's own picture; 0 without one. */
  upload: number;
}

/** Where nothing newer waits, a page of millions of pixels may take this long on a busy machine. */
const LOST_MILLIS = 60_000;
/** A newer question waits this long for the answer to the one before: another sample shall not wait for a large page. */
const OVERTAKE_MILLIS = 400;

export class LabTalk {
  readonly line: QuestionLine<Question, LabShown>;
  /** What the newest answer is held against. */
  truth: Shown | null = null;

  /** Clean pictures that came already, by what they are. */
  private readonly truths = new Map<string, Shown>();

  constructor({ line, server }: Conversation<LabServer>) {
    this.line = line('picture', (frame, question) => {
      const { model, sample, damage, level, seed } = question;
      return server.ask(frame, model, sample, damage, level, seed, !this.truths.has(keyOf(question)));
    }, {
      lostMillis: LOST_MILLIS,
      overtakeMillis: OVERTAKE_MILLIS,
      onAnswer: (question, [shown]) => {
        if (shown?.truth) this.truths.set(keyOf(question), shown.truth);
        if (shown) this.truth = this.truths.get(keyOf(question)) ?? null;
      },
    });
  }

  /** The visitor's own picture is another now. */
  forgetOwn(): void {
    [...this.truths.keys()].filter((key) => key.startsWith(`${OWN} `)).forEach((key) => this.truths.delete(key));
  }
}

/** A picture of the visitor's own becomes another for each model that takes small ones. */
function keyOf({ sample, upload, model }: Question): string {
  return sample === OWN ? `${OWN} ${upload} ${model}` : sample;
}
