/**
 * `learn-studio`: the Learn screen. Without a run it takes pictures and asks how they are to be learned; with one it shows how it goes.
 *
 * Properties, set by the server: `unavailable` (why nothing can be learned here), `limit` (bytes at once), `mostPictures`, `keepDays`, `problem`,
 * `package` (where models are taken home from). Methods, called by the server: `replay(training, events)`, `become(training)`, `tell(event)`, `deleted()`, `gone()`;
 * `replayBeside`, `becomeBeside`, `tellBeside` and `goneBeside` of another run that is looked at beside it.
 * Keyboard: all of it is fields and buttons. Pictures and folders can be dropped anywhere on the screen.
 */
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { watchConnection } from '../../talk/connection.js';
import { type Upload, sendForm } from '../../page/page-upload.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import '../../ui/studio-notices.js';
import { words } from '../../words/words.js';
import type { Brought, BroughtModel, LearnServer, Training, TrainingEvent, TrainingWish } from './learn-contract.js';
import './learn-choices.js';
import './learn-drawings.js';
import type { LearnDrawings } from './learn-drawings.js';
import './learn-model.js';
import './learn-run.js';
import './learn-sources.js';
import { type Story, UNTOLD, after } from './run-story.js';
import { filesIn, isPackage } from './dropped-files.js';

/** In the browser: the runs that were begun here and the models that were brought, newest first. */
const RUNS = 'latent-studio-runs';
const MOST_RUNS = 8;
/** More parts than that no server takes. */
const MOST_FILES = 500;

interface Known {
  /** Of a run, or the key of a model. */
  id: string;
  title: string;
  model?: BroughtModel;
}

@customElement('learn-studio')
export class LearnStudio extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: block; max-width: 1120px; min-height: 60dvh; }
    :host([dropping]) { outline: 2px dashed var(--accent); outline-offset: 8px; border-radius: var(--corner); }
    h1 { font-size: 1.5rem; line-height: 32px; margin: 8px 0 0; letter-spacing: -.01em; }
    .lead { color: var(--quiet); margin: 0 0 16px; max-width: 72ch; }
    h2 { font-size: 1rem; color: var(--ink); }
    section { margin: 0 0 32px; }
    section > p { margin: 4px 0 8px; font-size: .875rem; color: var(--quiet); }
    .digits button { min-height: 44px; padding: 0 24px; background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    .digits button:hover:not(:disabled), .digits button:active:not(:disabled) { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
    .digits button:disabled { background: none; border-color: var(--line); color: var(--faint); }
    .before ul { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 8px; }
    .unavailable { padding: 8px 12px; border-inline-start: 4px solid var(--caution); background: var(--surface); font-size: .875rem; }
    progress { width: min(100%, 400px); accent-color: var(--accent); }
    studio-notices { position: sticky; inset: auto 0 8px; z-index: 1; }
    @media (max-width: 700px) { studio-notices { inset: auto 0 calc(var(--bar) + 8px); } }
  `];

  @property() unavailable = '';
  @property({ type: Number }) limit = 0;
  @property({ type: Number }) mostPictures = 0;
  @property({ type: Number }) keepDays = 0;
  @property() problem = '';
  @property() package = '';
  @state() private connected = true;
  @state() private brought: Brought | null = null;
  /** That came back in a package. */
  @state() private model: BroughtModel | null = null;
  @state() private training: Training | null = null;
  @state() private story: Story = UNTOLD;
  /** Another run that is looked at beside it. */
  @state() private beside: Training | null = null;
  @state() private storyBeside: Story = UNTOLD;
  /** 0 to 1 while files are sent, else null. */
  @state() private sent: number | null = null;
  @state() private own = '';
  @state() private notice = '';
  @state() private starting = false;
  @query('learn-drawings') private drawings!: LearnDrawings;

  declare readonly $server?: LearnServer;
  private upload: Upload | null = null;
  private stopWatching = () => {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopWatching = watchConnection((connected) => { this.connected = connected; });
    this.addEventListener('dragover', this.over);
    this.addEventListener('dragleave', this.leave);
    this.addEventListener('drop', this.drop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopWatching();
    this.removeEventListener('dragover', this.over);
    this.removeEventListener('dragleave', this.leave);
    this.removeEventListener('drop', this.drop);
  }

  /** A run is looked at from now on. */
  replay(training: Training, events: readonly string[]): void {
    this.story = events.map((line) => JSON.parse(line) as TrainingEvent).reduce(after, UNTOLD);
    this.training = training;
    this.starting = false;
    this.notice = '';
    this.remember({ id: training.id, title: training.settings.title });
    this.tellAddress();
  }

  replayBeside(training: Training, events: readonly string[]): void {
    this.storyBeside = events.map((line) => JSON.parse(line) as TrainingEvent).reduce(after, UNTOLD);
    this.beside = training;
    this.remember({ id: training.id, title: training.settings.title });
    this.tellAddress();
  }

  becomeBeside(training: Training): void {
    this.beside = training;
  }

  tellBeside(line: string): void {
    this.storyBeside = after(this.storyBeside, JSON.parse(line) as TrainingEvent);
  }

  goneBeside(): void {
    if (this.beside) this.forget(this.beside.id);
    this.alone();
  }

  /** Something else than what its trainer says changed. */
  become(training: Training): void {
    this.training = training;
    this.remember({ id: training.id, title: training.settings.title });
  }

  /** What its trainer says. */
  tell(line: string): void {
    const event = JSON.parse(line) as TrainingEvent;
    this.story = after(this.story, event);
  }

  /** The run is not there any more. */
  gone(): void {
    this.without(words.learn.run.gone);
  }

  /** The run was deleted as the visitor asked. */
  deleted(): void {
    this.brought = null;
    this.without(words.learn.run.deleted);
  }

  private without(notice: string): void {
    if (this.training) this.forget(this.training.id);
    this.notice = notice;
    this.training = null;
    this.starting = false;
    this.tellAddress();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('problem') && this.problem) this.starting = false;
  }

  protected override render() {
    const { learn } = words;
    return html`
      <h1>${learn.name}</h1>
      ${this.model ? html`<learn-model .model=${this.model} @delete=${this.deleteModel} @another=${() => { this.model = null; }}></learn-model>`
        : this.unavailable ? html`<p class="unavailable" role="alert">${this.unavailable}</p><p class="lead">${learn.bring.model}</p>`
        : this.training ? html`<learn-run .training=${this.training} .story=${this.story} .package=${this.package}
          .beside=${this.beside} .storyBeside=${this.storyBeside} @beside=${(event: CustomEvent<TrainingWish>) => this.$server?.startBeside(JSON.stringify(event.detail))}
          @alone=${this.alone} @longer=${(event: CustomEvent<number>) => this.$server?.longer(event.detail)}
          @rename=${(event: CustomEvent<string>) => this.$server?.rename(event.detail)} @pause=${() => this.$server?.pause()} @go-on=${() => this.$server?.goOn()}
          @stop=${() => this.$server?.stop()} @delete=${() => this.$server?.delete()} @another=${this.another}></learn-run>`
        : html`<p class="lead">${learn.lead}</p>${this.brought
          ? html`<learn-choices .brought=${this.brought} ?disabled=${this.starting} @learn=${(event: CustomEvent<TrainingWish>) => this.start(event.detail)}
            @others=${() => { this.brought = null; }}></learn-choices>` : this.beginning()}`}
      <learn-drawings @pictures=${(event: CustomEvent<File[]>) => void this.send(event.detail)}></learn-drawings>
      <studio-notices ?lost=${!this.connected} .problem=${this.own || this.problem} .notice=${this.notice} .subject=${learn.subject}
        @dismiss=${() => { this.notice = ''; }}></studio-notices>`;
  }

  private beginning() {
    const { digits, bring, before } = words.learn;
    const runs = known();
    const busy = this.sent !== null || this.starting;
    return html`
      <section class="digits"><h2>${digits.heading}</h2><p>${digits.what}</p>
        <button ?disabled=${busy} @click=${() => this.start({ pictures: 'digits' })}>${digits.learn}</button></section>
      <section><h2>${bring.heading}</h2>
        <learn-sources .limit=${this.limit} .mostPictures=${this.mostPictures} .keepDays=${this.keepDays} ?disabled=${busy}
          @pictures=${(event: CustomEvent<File[]>) => void this.send(event.detail)} @draw=${() => this.drawings.open()}></learn-sources>
        ${this.sent === null ? nothing : html`<p role="status">${this.sent < 1 ? bring.sending(Math.round(100 * this.sent)) : bring.reading}</p>
          <progress max="1" .value=${this.sent} aria-label=${bring.sending(Math.round(100 * this.sent))}></progress>
          <button @click=${this.cancel}>${words.ui.cancel}</button>`}</section>
      ${runs.length ? html`<section class="before"><h2>${before}</h2>
        <ul>${runs.map(({ id, title, model }) => html`<li><button @click=${() => (model ? this.show(model) : this.$server?.watch(id))}>${title}</button></li>`)}</ul></section>` : nothing}`;
  }

  private start(wish: TrainingWish): void {
    this.starting = true;
    this.own = '';
    this.problem = '';
    this.$server?.start(JSON.stringify(wish));
  }


  private readonly alone = (): void => {
    this.beside = null;
    this.storyBeside = UNTOLD;
    this.$server?.watchBeside('');
    this.tellAddress();
  };

  private readonly another = (): void => {
    this.alone();
    this.training = null;
    this.story = UNTOLD;
    this.$server?.watch('');
    this.tellAddress();
  };

  private async send(files: readonly File[]): Promise<void> {
    const { bring } = words.learn;
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    this.notice = '';
    this.own = files.length > MOST_FILES ? bring.tooMany(files.length)
      : bytes > this.limit ? bring.tooLarge(Math.floor(this.limit / 1e6), Math.ceil(bytes / 1e6)) : '';
    if (this.own || this.training || this.model || this.sent !== null) return;
    const model = files.length === 1 && await isPackage(files[0]!);
    if (this.unavailable && !model) return;
    const form = new FormData();
    for (const file of files) form.append('file', file, file.webkitRelativePath || file.name);
    this.sent = 0;
    this.upload = sendForm(form, new URL(model ? 'api/v1/models' : 'api/v1/trainings/pictures', document.baseURI), {
      progress: (share) => { this.sent = share; },
      arrived: (answer) => {
        this.sent = null;
        try {
          if (model) this.show(JSON.parse(answer) as BroughtModel);
          else this.brought = JSON.parse(answer) as Brought;
        } catch {
          this.own = bring.answerless;
        }
      },
      failed: (problem) => {
        this.sent = null;
        this.own = problem;
      },
    });
  }

  private show(model: BroughtModel): void {
    this.model = model;
    this.remember({ id: model.key, title: model.title, model });
  }

  private readonly deleteModel = async (): Promise<void> => {
    const { model } = this;
    if (!model) return;
    const address = new URL(`api/v1/models/${model.id}`, document.baseURI);
    address.searchParams.set('key', model.key);
    const answer = await fetch(address, { method: 'DELETE' }).catch(() => null);
    if (!answer) {
      this.own = words.page.connectionBroke;
      return;
    }
    this.forget(model.key);
    this.model = null;
    this.notice = answer.ok ? words.learn.model.deleted : words.learn.model.gone;
  };

  private readonly cancel = (): void => {
    this.upload?.abort();
    this.sent = null;
  };

  private readonly over = (event: DragEvent): void => {
    event.preventDefault(); // says that a drop is welcome
    this.toggleAttribute('dropping', true);
  };

  private readonly leave = (): void => {
    this.toggleAttribute('dropping', false);
  };

  private readonly drop = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    this.leave();
    const files = await filesIn(event.dataTransfer);
    if (files.length) void this.send(files);
  };

  private tellAddress(): void {
    const address = new URL('learn', document.baseURI);
    if (this.training) address.searchParams.set('run', this.training.id);
    if (this.training && this.beside) address.searchParams.set('beside', this.beside.id);
    history.replaceState(history.state, '', address);
  }

  private remember(run: Known): void {
    keep([run, ...known().filter(({ id }) => id !== run.id)].slice(0, MOST_RUNS));
  }

  private forget(run: string): void {
    keep(known().filter(({ id }) => id !== run));
  }
}

function known(): Known[] {
  try {
    return JSON.parse(localStorage.getItem(RUNS) ?? '[]') as Known[];
  } catch {
    return []; // the browser keeps nothing, or somebody else wrote it
  }
}

function keep(runs: readonly Known[]): void {
  try {
    localStorage.setItem(RUNS, JSON.stringify(runs));
  } catch {
    // the browser keeps nothing
  }
}
