/**
 * `learn-run`: a run that is looked at: the loss, held-out pictures beside what the network makes of them, and what can be done with it.
 *
 * Properties: `training`, `story`, `package` (where the model is taken home from), `beside` and `storyBeside` (another run, or null).
 * Events: `pause`, `go-on`, `stop`, `delete`, `another`, `longer` (detail: how many epochs more), `rename` (detail: the new title), `beside` (detail: the wish for
 * another run beside it), `alone`.
 * Keyboard: Tab to the buttons; the film is a range input.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Training } from './learn-contract.js';
import { differences } from './one-different.js';
import { screenLinks, uses } from './model-uses.js';
import type { Frame, Story } from './run-story.js';
import '../../plot/loss-curve.js';
import { errorFigure } from '../../ui/figures.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

@customElement('learn-run')
export class LearnRun extends LitElement {
  static override styles = [focusRing, controls, headings, uses, css`
    :host { display: grid; gap: 16px; font-variant-numeric: tabular-nums; }
    h2 { font-size: 1rem; color: var(--ink); }
    .head { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; }
    .head h2 { font-size: 1.25rem; line-height: 32px; overflow-wrap: anywhere; }
    .state { font-weight: 600; color: var(--accent); }
    .state.FAILED { color: var(--danger); }
    p { margin: 0; font-size: .875rem; line-height: 20px; color: var(--quiet); overflow-wrap: anywhere; }
    .problem { color: var(--danger); }
    .now { min-height: 20px; }
    progress { width: 100%; height: 8px; accent-color: var(--accent); }
    .bench { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 16px 32px; align-items: start; }
    h3 { margin-bottom: 4px; }
    .row { width: 100%; display: block; image-rendering: pixelated; background: var(--line); border-radius: 4px; min-height: 24px; }
    .errors { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; margin: 4px 0 8px; padding: 0; list-style: none; font-size: .75rem;
      line-height: 16px; color: var(--quiet); text-align: center; }
    .film { display: flex; gap: 8px; align-items: center; font-size: .8125rem; color: var(--quiet); margin-top: 8px; }
    .film input { flex: 1; accent-color: var(--accent); height: 32px; margin: 0; min-width: 0; }
    .film span { min-width: 116px; text-align: end; }
    form label { font-size: .875rem; color: var(--quiet); }
    form input { font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: 6px; min-height: 40px; padding: 0 8px;
      box-sizing: border-box; max-width: 100%; }
    @media (max-width: 800px) { .bench { grid-template-columns: minmax(0, 1fr); } .bench > :last-child { order: -1; } }
  `];

  @property({ attribute: false }) training!: Training;
  @property({ attribute: false }) story!: Story;
  @property() package = '';
  @property({ attribute: false }) beside: Training | null = null;
  @property({ attribute: false }) storyBeside!: Story;
  @state() private renaming = false;
  /** Of the film; null for the newest. */
  @state() private at: number | null = null;
  /** What was asked for and is not so yet. */
  @state() private asked: '' | 'pause' | 'stop' = '';
  @state() private deleting = false;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('training') as Training | undefined;
    if (before && (before.state !== this.training.state || before.id !== this.training.id)) this.asked = '';
    if (before && before.id !== this.training.id) {
      this.at = null;
      this.renaming = false;
      this.deleting = false;
    }
  }

  protected override render() {
    const { run, choose } = words.learn;
    const { training, story } = this;
    const { settings, state: now } = training;
    return html`
      <div class="head"><h2>${settings.title}</h2><span class="state ${now}" role="status">${run.states[now]}</span>
        <p>${run.settings(choose.kinds[settings.kind][0], settings.latent)}${story.parameters ? html`, ${run.parameters(words.ui.grouped(story.parameters))}` : nothing}</p></div>
      ${now === 'RUNNING' ? html`<progress max=${settings.epochs} value=${story.points.at(-1)?.epoch ?? training.epoch} aria-label=${run.states.RUNNING}></progress>` : nothing}
      <p class="now">${this.news()}</p>
      ${training.problem && now === 'FAILED' ? html`<p class="problem" role="alert">${training.problem}</p>` : nothing}
      ${story.said ? html`<p>${story.said}</p>` : nothing}
      ${now === 'DONE' ? this.uses() : nothing}
      ${now === 'RUNNING' && story.usable ? html`<p class="meanwhile"><a class="button" router-ignore target="_blank" href="draw/${training.model}">${run.drawNow}</a> ${run.drawNowWhat}</p>` : nothing}
      <div class="bench">
        <section><h3>${run.loss}</h3>
          ${story.points.length ? html`<loss-curve .history=${story.points} .bestEpoch=${story.bestEpoch} .height=${240}
            .beside=${this.beside ? this.storyBeside.points : []} .names=${this.beside ? [settings.title, this.beside.settings.title] : null}></loss-curve>` : nothing}</section>
        <section>${this.pictures()}${this.besidePictures()}</section>
      </div>
      ${this.other()}
      <div class="buttons">${this.buttons()}</div>`;
  }

  private news(): string {
    const { run } = words.learn;
    const { training, story } = this;
    if (training.state === 'WAITING') return run.place(training.place);
    if (training.state !== 'RUNNING') return story.bestEpoch ? (training.state === 'DONE' ? run.kept : run.best)(story.bestEpoch) : '';
    if (story.writing) return run.writing;
    if (!story.heldOut) return run.beginning;
    return [run.epoch(Math.min(training.settings.epochs, Math.floor(story.points.at(-1)?.epoch ?? 0) + 1), training.settings.epochs),
      ...(story.picturesASecond ? [run.speed(Math.round(story.picturesASecond))] : []),
      ...(story.secondsLeft === null ? [] : [run.left(time(story.secondsLeft))])].join(', ');
  }

  private pictures() {
    const { run } = words.learn;
    const { frames, heldOut } = this.story;
    if (!heldOut) return html`<p>${run.madeNow}</p>`;
    const frame: Frame | undefined = frames[Math.min(this.at ?? frames.length - 1, frames.length - 1)];
    return html`
      <h3>${run.heldOut}</h3>
      <img class="row held-out" alt=${run.heldOut} src="data:image/png;base64,${heldOut}">
      ${frame ? html`
        <h3 style="margin-top: 12px">${run.made(frame.epoch)}</h3>
        <img class="row made" alt=${run.made(frame.epoch)} src="data:image/png;base64,${frame.picture}">
        <ul class="errors" aria-label=${run.errors}>${frame.errors.map((error) => html`<li>${errorFigure(Number(error.toPrecision(2)))}</li>`)}</ul>
        ${frames.length > 1 ? html`<label class="film"><input type="range" min="0" max=${frames.length - 1} step="1" aria-label=${run.film}
          aria-valuetext=${run.filmAt(frame.epoch, frame.step)} .value=${String(Math.min(this.at ?? frames.length - 1, frames.length - 1))} @input=${this.wind}><span>${run.filmAt(frame.epoch, frame.step)}</span></label>` : nothing}`
      : html`<p>${run.madeNow}</p>`}`;
  }

  /** What another run makes of the same pictures: those of its epoch that is nearest to the one shown. */
  private besidePictures() {
    const { beside, storyBeside } = this;
    const { run } = words.learn;
    if (!beside) return nothing;
    const epoch = this.at === null ? Infinity : this.story.frames[this.at]?.epoch ?? Infinity;
    const frame = storyBeside.frames.findLast((other) => other.epoch <= epoch) ?? storyBeside.frames[0];
    if (!frame) return html`<p class="beside">${beside.settings.title}: ${beside.state === 'WAITING' ? run.place(beside.place) : run.states[beside.state]}</p>`;
    return html`<h3 style="margin-top: 12px">${run.madeBy(beside.settings.title, frame.epoch)}</h3>
      <img class="row beside" alt=${run.madeBy(beside.settings.title, frame.epoch)} src="data:image/png;base64,${frame.picture}">
      <ul class="errors" aria-label=${run.errors}>${frame.errors.map((error) => html`<li>${errorFigure(Number(error.toPrecision(2)))}</li>`)}</ul>`;
  }

  /** Another run beside this one, or the choices of which one is different there. */
  private other() {
    const { run } = words.learn;
    const { beside } = this;
    if (beside) {
      return html`<div class="buttons"><a class="plain" router-ignore href="learn?run=${beside.id}">${beside.settings.title}: ${run.states[beside.state]}</a>
        <button class="alone" @click=${() => this.tell('alone')}>${run.alone}</button></div>`;
    }
    return html`<div class="buttons others"><p>${run.beside}</p>
      ${differences(this.training).map(({ name, wish }) => html`<button @click=${() => this.tell('beside', wish)}>${name}</button>`)}</div>`;
  }

  /** At its end the film follows the run again. */
  private readonly wind = (event: Event): void => {
    const at = Number((event.target as HTMLInputElement).value);
    this.at = at >= this.story.frames.length - 1 ? null : at;
  };

  private uses() {
    const { run } = words.learn;
    const { training } = this;
    return html`<p>${run.ready}</p><div class="buttons uses">
      ${screenLinks(training.model)}
      <a class="button" router-ignore href="${this.package}?run=${training.id}" download>${run.package}</a>
      <a class="plain" router-ignore href="models/${training.model}">${run.card}</a></div>
      ${training.deleted ? html`<p>${run.until(words.ui.date(new Date(training.deleted)))}</p>` : nothing}`;
  }

  private buttons() {
    const { run } = words.learn;
    const { state: now } = this.training;
    if (this.deleting) {
      return html`<p>${run.reallyDelete}</p><button class="really" @click=${() => this.tell('delete')}>${run.delete}</button>
        <button @click=${() => { this.deleting = false; }}>${run.keep}</button>`;
    }
    if (this.renaming) {
      return html`<form class="buttons" @submit=${this.rename}><label>${run.newName} <input name="title" maxlength="80" required .value=${this.training.settings.title}></label>
        <button class="take-name">${run.takeName}</button><button type="button" @click=${() => { this.renaming = false; }}>${words.ui.cancel}</button></form>`;
    }
    const more = Math.max(5, Math.round(this.training.epoch / 2));
    const busy = this.asked !== '' || this.story.writing;
    return html`
      ${now === 'RUNNING' || now === 'WAITING' ? html`<button class="pause" ?disabled=${busy} @click=${() => this.ask('pause')}>${this.asked === 'pause' ? run.pausing : run.pause}</button>` : nothing}
      ${now === 'PAUSED' || now === 'FAILED' ? html`<button class="go-on" @click=${() => this.tell('go-on')}>${now === 'PAUSED' ? run.goOn : run.again}</button>` : nothing}
      ${now === 'RUNNING' || now === 'PAUSED' ? html`<button class="stop" ?disabled=${busy} @click=${() => this.ask('stop')}>${this.asked === 'stop' ? run.stopping : run.stop}</button>` : nothing}
      ${now === 'DONE' ? html`<button class="longer" @click=${() => this.tell('longer', more)}>${run.longer}, ${run.longerBy(more)}</button>
        <button class="rename" @click=${() => { this.renaming = true; }}>${run.rename}</button>` : nothing}
      <button class="delete" @click=${() => { this.deleting = true; }}>${run.delete}</button>
      <button class="another" @click=${() => this.tell('another')}>${run.another}</button>`;
  }

  private ask(order: 'pause' | 'stop'): void {
    this.asked = order;
    this.tell(order);
  }

  private readonly rename = (event: SubmitEvent): void => {
    event.preventDefault();
    this.renaming = false;
    this.tell('rename', String(new FormData(event.target as HTMLFormElement).get('title')));
  };

  private tell(order: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(order, { detail }));
  }
}

function time(seconds: number): string {
  const { run } = words.learn;
  return seconds < 90 ? run.seconds(Math.max(1, Math.round(seconds))) : run.minutes(Math.round(seconds / 60));
}
