/**
 * `figure-corner`: the corner plot of a model's latent with what it shows: classes and dimensions.
 *
 * Properties: `model`, `setting`, `data`, `late` (an older figure while a newer is awaited).
 * Events: `setting-change` (detail: what changed). Keyboard: see `corner-plot`, `figure-classes`, `figure-dimensions`.
 */
import { LitElement, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { cssColour } from '../../plot/class-palette.js';
import type { CornerPlot } from './corner-plot.js';
import './corner-plot.js';
import type { Key, Part } from './figure-png.js';
import { figureSide } from './figure-side.js';
import { cornerCaption } from './figures-captions.js';
import { type Setting, shownOf, usualDimensions } from './figures-setting.js';
import type { Latents } from './figures-contract.js';
import { figureLayout } from './figures-studio-style.js';
import type { ModelChoice } from '../../talk/contract.js';
import { LatentPoints } from './latent-points.js';
import { NarrowScreen } from './narrow-screen.js';
import { words } from '../../words/words.js';

@customElement('figure-corner')
export class FigureCorner extends LitElement {
  static override styles = figureLayout;

  @property({ attribute: false }) model!: ModelChoice;
  @property({ attribute: false }) setting!: Setting;
  @property({ attribute: false }) data!: Latents;
  @property({ type: Boolean, reflect: true }) late = false;
  @state() private points!: LatentPoints;
  @query('corner-plot') private plot!: CornerPlot;
  private readonly screen = new NarrowScreen(this);

  /** What is drawn, and what its colours are of. */
  get drawn(): { parts: Part[]; keys: Key[] } {
    return { parts: this.plot.parts, keys: this.classes.map((label) => ({ name: this.data.classes[label]!, colour: cssColour(label) })) };
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('data')) this.points = new LatentPoints(this.data);
  }

  protected override render() {
    const { data, model, points, setting, classes } = this;
    const usual = usualDimensions(model, this.screen.narrow);
    const dimensions = shownOf(setting.dimensions ?? usual, data.size);
    return html`
      <div class="plot"><corner-plot .points=${points} .classes=${classes} .dimensions=${dimensions} .panel=${setting.panel}
        label=${words.figures.corner.name(dimensions.length, classes.length)}
        @panel-choice=${(event: CustomEvent<Setting['panel']>) => this.change({ panel: event.detail })}></corner-plot></div>
      ${figureSide(data, { classes, dimensions, usual }, (changed) => this.change(changed))}
      <p class="caption">${cornerCaption(points, model)}</p>`;
  }

  private get classes(): readonly number[] {
    return shownOf(this.setting.classes, this.data.classes.length);
  }

  private change(detail: Partial<Setting>): void {
    this.dispatchEvent(new CustomEvent('setting-change', { detail }));
  }
}
