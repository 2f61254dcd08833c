/**
 * `figure-densities`: the density of each class over each dimension, with what it shows: classes and dimensions.
 *
 * Properties: `model`, `setting`, `data`, `late` (an older figure while a newer is awaited).
 * Events: `setting-change` (detail: what changed). Keyboard: see `density-plot`, `figure-classes`, `figure-dimensions`.
 */
import { LitElement, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { cssColour } from '../../plot/class-palette.js';
import type { DensityPlot } from './density-plot.js';
import './density-plot.js';
import type { Key, Part } from './figure-png.js';
import { figureSide } from './figure-side.js';
import { densitiesCaption } from './figures-captions.js';
import { type Setting, shownOf, usualDimensions } from './figures-setting.js';
import type { Densities } from './figures-contract.js';
import { figureLayout } from './figures-studio-style.js';
import type { ModelChoice } from '../../talk/contract.js';
import { NarrowScreen } from './narrow-screen.js';
import { ThemeColours } from '../../plot/theme-colours.js';
import { words } from '../../words/words.js';

@customElement('figure-densities')
export class FigureDensities extends LitElement {
  static override styles = figureLayout;

  @property({ attribute: false }) model!: ModelChoice;
  @property({ attribute: false }) setting!: Setting;
  @property({ attribute: false }) data!: Densities;
  @property({ type: Boolean, reflect: true }) late = false;
  @query('density-plot') private plot!: DensityPlot;
  private readonly screen = new NarrowScreen(this);
  private readonly theme = new ThemeColours(this, () => {});

  /** What is drawn, and what its lines are of. */
  get drawn(): { parts: Part[]; keys: Key[] } {
    return {
      parts: this.plot.parts,
      keys: [...this.classes.map((label) => ({ name: this.data.classes[label]!, colour: cssColour(label) })),
        { name: words.figures.densities.together, colour: this.theme.of('--ink') },
        ...(this.data.prior ? [{ name: 'N(0, 1)', colour: this.theme.of('--quiet'), dashed: true }] : [])],
    };
  }

  protected override render() {
    const { data, model, setting, classes } = this;
    const usual = usualDimensions(model, this.screen.narrow);
    const dimensions = shownOf(setting.dimensions ?? usual, data.size);
    return html`
      <div class="plot"><density-plot .data=${data} .classes=${classes} .dimensions=${dimensions}
        label=${words.figures.densities.name(classes.length, dimensions.length)}></density-plot></div>
      ${figureSide(data, { classes, dimensions, usual }, (changed) => this.change(changed))}
      <p class="caption">${densitiesCaption(data, model)}</p>`;
  }

  private get classes(): readonly number[] {
    return shownOf(this.setting.classes, this.data.classes.length);
  }

  private change(detail: Partial<Setting>): void {
    this.dispatchEvent(new CustomEvent('setting-change', { detail }));
  }
}
