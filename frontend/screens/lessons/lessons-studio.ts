/**
 * `lessons-studio`: the lessons. All chapters with what was done of them; or one step, its words beside a live screen and a task that is
 * checked by what the screen tells.
 *
 * Properties, set by the server: `chapters`, `chapterId` and `stepId` (empty: all of them). Events: none. Keyboard: links, and the screen's own.
 * What was done is kept in the browser.
 */
import { LitElement, html, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { embedded } from '../../talk/embedded.js';
import type { Told } from '../../talk/told-contract.js';
import '../../ui/embed-code.js';
import { controls, focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';
import { checks } from './lesson-checks.js';
import { type Chapter, type Step, nameOf } from './lesson-contract.js';
import { LessonProgress } from './lesson-progress.js';
import { layout } from './lessons-studio-style.js';
import './live-screen.js';

interface Place {
  chapter: Chapter;
  step: Step;
  name: string;
}

/** So much of what a screen told is remembered of a step. */
const MOST_TOLD = 200;

function tick(done: boolean) {
  return html`<span class="tick ${done ? 'done' : ''}" aria-hidden="true"><svg viewBox="0 0 24 24" fill="none">${svg`<path d="M5 12.500l4.500 4.500L19 7.500"/>`}</svg></span>`;
}

@customElement('lessons-studio')
export class LessonsStudio extends LitElement {
  static override styles = [focusRing, controls, layout];

  @property({ attribute: false }) chapters: readonly Chapter[] = [];
  @property() chapterId = '';
  @property() stepId = '';
  /** How often this step was begun. */
  @state() private begun = 0;
  /** Of what the screen shows now, as the whole screen; empty before it has told. */
  @state() private shown = '';
  @state() private solved = false;
  private readonly progress = new LessonProgress();
  private told: Told[] = [];

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('chapterId') || changed.has('stepId')) this.begin();
  }

  protected override render() {
    const places = this.chapters.flatMap((chapter) => chapter.steps.map((step): Place => ({ chapter, step, name: nameOf(chapter, step) })));
    const at = places.findIndex(({ chapter, step }) => chapter.id === this.chapterId && step.id === this.stepId);
    return at < 0 ? this.overview(places.length) : this.step(places[at]!, places[at - 1], places[at + 1]);
  }

  private overview(count: number) {
    const done = this.chapters.flatMap((chapter) => chapter.steps.filter((step) => this.progress.has(nameOf(chapter, step)))).length;
    const texts = words.lessons;
    return html`<h1>${texts.name}</h1><p class="lead">${texts.lead(this.chapters.length)}</p>
      <ol class="chapters">${this.chapters.map((chapter, i) => html`<li><h2>${i + 1}. ${chapter.title}</h2><div class="about">${unsafeHTML(chapter.lead)}</div>
        <ol>${chapter.steps.map((step) => this.link(chapter, step))}</ol></li>`)}</ol>
      <div class="foot"><span>${texts.done(done, count)}</span>
        ${done ? html`<button @click=${this.forget}>${texts.forget}</button>` : nothing}
        <a href="lessons/teacher">${texts.teacher}</a></div>`;
  }

  private link(chapter: Chapter, step: Step) {
    const done = this.progress.has(nameOf(chapter, step));
    return html`<li><a href="lessons/${nameOf(chapter, step)}">${tick(done)}${step.title}${done ? html`<span class="spoken">${words.lessons.isDone}</span>` : nothing}</a></li>`;
  }

  private step({ chapter, step, name }: Place, before: Place | undefined, next: Place | undefined) {
    const texts = words.lessons;
    const { solved } = this;
    return html`<div class="step">
      <div class="words">${embedded ? nothing : this.where(chapter, step)}<h1>${step.title}</h1>${unsafeHTML(step.text)}</div>
      <div class="task ${solved ? 'solved' : ''}">${tick(solved)}<div>${unsafeHTML(step.task)}<span class="spoken" role="status">${solved ? texts.solved : ''}</span></div></div>
      ${keyed(`${name} ${this.begun}`, html`<live-screen .screen=${step.screen} .name=${texts.screenOf(step.title)} @told=${this.hear}></live-screen>`)}
      <div class="after">
        ${solved ? html`<div class="then">${unsafeHTML(step.then)}</div>` : nothing}
        ${embedded ? nothing : html`<nav class="moves" aria-label=${texts.steps}>
          ${next ? html`<a class=${solved ? 'next' : ''} href="lessons/${next.name}">${texts.next(next.step.title)}</a>` : html`<a class=${solved ? 'next' : ''} href="lessons">${texts.all}</a>`}
          ${before ? html`<a href="lessons/${before.name}">${texts.back}</a>` : nothing}</nav>`}
        <div class="more"><a router-ignore href=${this.shown || step.screen}>${texts.whole}</a><button @click=${this.again}>${texts.again}</button></div>
        <embed-code style="text-align: start" .address=${() => new URL(`lessons/${name}`, document.baseURI)} name=${step.title}></embed-code>
      </div></div>`;
  }

  private where(chapter: Chapter, shown: Step) {
    const number = this.chapters.indexOf(chapter) + 1;
    return html`<div class="where"><a href="lessons">${words.lessons.name}</a><span>${number}. ${chapter.title}</span>
      <nav class="places" aria-label=${words.lessons.stepsOf(chapter.title)}>${chapter.steps.map((step) => html`<a href="lessons/${nameOf(chapter, step)}" title=${step.title} aria-label=${step.title}
        aria-current=${step === shown ? 'step' : nothing}>${tick(this.progress.has(nameOf(chapter, step)))}</a>`)}</nav></div>`;
  }

  private begin(): void {
    this.told = [];
    this.shown = '';
    this.solved = false;
    this.begun++;
  }

  private readonly again = (): void => this.begin();

  private readonly forget = (): void => {
    this.progress.clear();
    this.requestUpdate();
  };

  private readonly hear = ({ detail: { address, state: now } }: CustomEvent<{ address: string; state: Told }>): void => {
    const name = `${this.chapterId}/${this.stepId}`;
    this.shown = address;
    if (!this.solved && checks[name]?.(now, this.told)) {
      this.solved = true;
      this.progress.add(name);
    }
    this.told = [...this.told, now].slice(-MOST_TOLD);
  };
}
