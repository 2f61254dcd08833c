/**
 * `learn-choices`: what came, as the network will see it, and how it is to be learned.
 *
 * Properties: `brought`, `disabled`. Events: `learn` (detail: the wish), `others` (other pictures are wanted).
 * Keyboard: Tab from field to field; all are native.
 */
import { LitElement, type TemplateResult, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Brought, Kind, Size, TrainingWish } from './learn-contract.js';
import { controls, focusRing, headings } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

const KINDS: readonly Kind[] = ['plain', 'variational', 'denoising', 'sparse', 'contractive'];
const SIZES: readonly Size[] = ['small', 'middle', 'large'];
const SIDES = [28, 32, 48, 64, 96];
const LATENTS = [2, 4, 8, 16, 32, 64, 128, 256];
const FITS = ['cover', 'contain'] as const;
const SHARES = ['half', 'fifth', 'tenth'] as const;
const HELD_OUT = { half: 0.5, fifth: 0.2, tenth: 0.1 };
const LARGEST_SEED = 999_999;

@customElement('learn-choices')
export class LearnChoices extends LitElement {
  static override styles = [focusRing, controls, headings, css`
    :host { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 24px 48px; align-items: start; }
    h2 { font-size: 1rem; color: var(--ink); }
    p { margin: 4px 0; font-size: .875rem; line-height: 20px; color: var(--quiet); text-wrap: pretty; overflow-wrap: anywhere; }
    ul { margin: 4px 0; padding-inline-start: 20px; font-size: .8125rem; line-height: 20px; color: var(--quiet); overflow-wrap: anywhere; }
    .problem { color: var(--danger); }
    img { display: block; width: 100%; image-rendering: pixelated; border-radius: var(--corner); margin-top: 8px; min-height: 40px; background: var(--line); }
    .fields { display: grid; gap: 12px; }
    label { display: grid; gap: 4px; font-size: .8125rem; font-weight: 600; color: var(--quiet); }
    label small { font-weight: 400; font-size: .8125rem; line-height: 20px; }
    label.switch { display: inline-flex; font-weight: 400; color: var(--ink); }
    select, input:not([type='checkbox']) { font: inherit; font-size: .9375rem; font-weight: 400; color: var(--ink); background: var(--surface);
      border: 1px solid var(--line); border-radius: 6px; min-height: 36px; padding: 0 8px; width: 100%; box-sizing: border-box; }
    details { margin-top: 4px; } summary { font-size: .875rem; min-height: 32px; line-height: 32px; cursor: pointer; color: var(--accent); }
    details .fields { margin-top: 8px; }
    .row { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; align-items: start; }
    .go { display: flex; gap: 8px; margin-top: 16px; }
    .learn { min-height: 44px; padding: 0 32px; background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
    .learn:hover:not(:disabled), .learn:active:not(:disabled) { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
    .learn:disabled { background: none; border-color: var(--line); color: var(--faint); }
    @media (max-width: 800px) { :host { grid-template-columns: minmax(0, 1fr); } }
  `];

  @property({ attribute: false }) brought!: Brought;
  @property({ type: Boolean }) disabled = false;
  @state() private heading = '';
  @state() private kind: Kind = 'plain';
  @state() private latent = 16;
  @state() private size: Size = 'small';
  @state() private side = 28;
  /** As most of the pictures are, until somebody says otherwise. */
  @state() private colour: boolean | null = null;
  @state() private fit: (typeof FITS)[number] = 'cover';
  @state() private heldOut: (typeof SHARES)[number] = 'fifth';
  @state() private epochs = '';
  @state() private seed = 1;

  private get inColour(): boolean {
    return this.colour ?? this.brought.grey * 2 < this.brought.count;
  }

  protected override render() {
    const { came, choose } = words.learn;
    const { brought } = this;
    const shallow = this.kind === 'sparse' || this.kind === 'contractive';
    return html`
      <section aria-labelledby="came">
        <h2 id="came">${came.heading}</h2>
        ${this.facts()}
        ${brought.problem ? html`<p class="problem" role="alert">${brought.problem}</p>` : nothing}
        ${brought.count ? html`<p>${came.asSeen}</p><img alt=${came.sheet} src=${this.sheet()}>` : nothing}
        <div class="go"><button @click=${() => this.dispatchEvent(new CustomEvent('others'))}>${came.others}</button></div>
      </section>
      <section aria-labelledby="how">
        <h2 id="how">${choose.heading}</h2>
        <div class="fields">
          <label>${choose.title}<input class="title" maxlength="60" .value=${this.heading}
            @input=${(event: Event) => { this.heading = (event.target as HTMLInputElement).value; }}></label>
          ${this.select(choose.kind, KINDS, this.kind, (kind) => choose.kinds[kind][0], (kind) => { this.kind = kind; }, choose.kinds[this.kind][1])}
          ${this.select(choose.latent, LATENTS, this.latent, String, (latent) => { this.latent = latent; }, choose.latentWhat)}
          ${shallow ? html`<p>${choose.oneSize}</p>`
            : this.select(choose.size, SIZES, this.size, (size) => choose.sizes[size][0], (size) => { this.size = size; }, choose.sizes[this.size][1])}
          <div class="row">
            ${this.select(choose.side, SIDES, this.side, choose.sideOf, (side) => { this.side = side; }, choose.sideWhat)}
            ${this.select(choose.fit, FITS, this.fit, (fit) => choose.fits[fit], (fit) => { this.fit = fit; })}
          </div>
          <label class="switch"><input type="checkbox" role="switch" .checked=${this.inColour}
            @change=${(event: Event) => { this.colour = (event.target as HTMLInputElement).checked; }}>${choose.colour}</label>
        </div>
        <details><summary>${choose.more}</summary>
          <div class="fields">
            <label>${choose.epochs}<input type="number" min="1" max="2000" placeholder=${choose.epochsUsual} .value=${this.epochs}
              @input=${(event: Event) => { this.epochs = (event.target as HTMLInputElement).value; }}><small>${choose.epochsWhat}</small></label>
            <label>${choose.seed}<input type="number" min="0" max=${LARGEST_SEED} .value=${String(this.seed)}
              @change=${this.takeSeed}><small>${choose.seedWhat}</small></label>
            ${this.select(choose.heldOut, SHARES, this.heldOut, (share) => choose.heldOutOf[share], (share) => { this.heldOut = share; }, choose.heldOutWhat)}
          </div></details>
        <div class="go"><button class="learn" ?disabled=${this.disabled || Boolean(brought.problem)} @click=${this.learn}>${choose.learn}</button></div>
      </section>`;
  }

  private facts(): TemplateResult {
    const { came } = words.learn;
    const { brought } = this;
    const classes = Object.entries(brought.classes);
    return html`
      <p>${[came.pictures(brought.count), ...(brought.count ? [came.sizes(brought.smallest, brought.largest), came.colour(brought.grey, brought.count)] : [])].join(', ')}.</p>
      ${brought.count ? html`<p>${classes.length ? came.classes(classes.map(([name, count]) => came.aClass(name, count)).join(', ')) : came.noClasses}</p>` : nothing}
      ${brought.duplicates ? html`<p>${came.duplicates(brought.duplicates)}</p>` : nothing}
      ${brought.unreadable ? html`<p>${came.unreadable(brought.unreadable)}</p><ul>${brought.unread.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}`;
  }

  private select<Value extends string | number>(label: string, values: readonly Value[], chosen: Value, name: (value: Value) => string,
    take: (value: Value) => void, sentence = ''): TemplateResult {
    return html`<label>${label}<select @change=${(event: Event) => take(values[(event.target as HTMLSelectElement).selectedIndex]!)}>
      ${values.map((value) => html`<option .selected=${value === chosen}>${name(value)}</option>`)}</select>
      ${sentence ? html`<small>${sentence}</small>` : nothing}</label>`;
  }

  private sheet(): string {
    return `api/v1/trainings/pictures/${this.brought.id}/sheet.png?side=${this.side}&colour=${this.inColour}&fit=${this.fit}`;
  }

  private readonly takeSeed = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const seed = Number(input.value);
    if (Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED) this.seed = seed;
    input.value = String(this.seed);
  };

  private readonly learn = (): void => {
    const epochs = Number(this.epochs);
    const wish: TrainingWish = { title: this.heading, pictures: this.brought.id, kind: this.kind, latent: this.latent, size: this.size, side: this.side,
      colour: this.inColour, fit: this.fit, seed: this.seed, heldOut: HELD_OUT[this.heldOut], ...(this.epochs && Number.isInteger(epochs) ? { epochs } : {}) };
    this.dispatchEvent(new CustomEvent('learn', { detail: wish }));
  };
}
