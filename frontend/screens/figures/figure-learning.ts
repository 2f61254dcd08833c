/**
 * `figure-learning`: the learning curve of a model, large.
 *
 * Properties: `model`, `setting`, `data`, `late` (an older figure while a newer is awaited).
 * Events: `setting-change` (detail: what changed). Keyboard: see `loss-curve`.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Key, Part } from './figure-png.js';
import { learningCaption } from './figures-captions.js';
import type { Setting } from './figures-setting.js';
import type { Learning } from './figures-contract.js';
import { figureLayout } from './figures-studio-style.js';
import type { ModelChoice } from '../../talk/contract.js';
import type { LossCurve } from '../../plot/loss-curve.js';
import '../../plot/loss-curve.js';
import { NarrowScreen } from './narrow-screen.js';
import { ThemeColours } from '../../plot/theme-colours.js';
import { words } from '../../words/words.js';

@customElement('figure-learning')
export class FigureLearning extends LitElement {
  static override styles = [figureLayout, css`loss-curve { max-width: 1024px; }`];

  @property({ attribute: false }) model!: ModelChoice;
  @property({ attribute: false }) setting!: Setting;
  @property({ attribute: false }) data!: Learning;
  @property({ type: Boolean, reflect: true }) late = false;
  @property({ type: Boolean, reflect: true }) wide = true;
  @query('loss-curve') private plot!: LossCurve;
  private readonly screen = new NarrowScreen(this);
  private readonly theme = new ThemeColours(this, () => {});

  /** What is drawn, and what its lines are of. */
  get drawn(): { parts: Part[]; keys: Key[] } {
    return {
      parts: [{ canvas: this.plot.canvas!, left: 0, top: 0 }],
      keys: [{ name: words.plot.training, colour: this.theme.of('--quiet'), dashed: true }, { name: words.plot.validation, colour: this.theme.of('--accent') }],
    };
  }

  protected override render() {
    const { data, model, setting } = this;
    return html`
      <div class="plot"><loss-curve .history=${data.history} .bestEpoch=${data.bestEpoch} .target=${data.target ?? null} .linear=${setting.linear}
        .height=${this.screen.narrow ? 280 : 420} @axis-change=${() => this.dispatchEvent(new CustomEvent('setting-change', { detail: { linear: !setting.linear } }))}></loss-curve></div>
      <p class="caption">${learningCaption(data, model)}</p>`;
  }
}
