/**
 * `loss-curve`: training and validation loss over the epochs of a training run.
 *
 * Properties: `history` (`{ epoch, loss, validationLoss }` an epoch, or between two of them without a validation loss), `bestEpoch` (marked), `target` (a line, or null), `linear`
 * (the axis of the loss; else logarithmic), `height` (of the plot, pixels),
 * `beside` (the history of another run, whose validation loss is drawn too) and `names` (of both, then).
 * Events: `axis-change` when the visitor turns `linear` over.
 * Keyboard: the switch between a logarithmic and a linear axis is a checkbox; the picture has a text.
 */
import { LitElement, css, html, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import uPlot from 'uplot';
import plotStyle from 'uplot/dist/uPlot.min.css?inline';
import { errorFigure } from '../ui/figures.js';
import { OwnSize } from './own-size.js';
import { controls, focusRing } from '../ui/studio-style.js';
import { ThemeColours } from './theme-colours.js';
import { words } from '../words/words.js';

export interface Epoch {
  epoch: number;
  loss: number;
  validationLoss: number;
}

/** An epoch, or a moment in the middle of one, where there is no validation loss. */
export interface CurvePoint {
  epoch: number;
  loss: number;
  validationLoss: number | null;
}

/** Epochs between two numbers of the axis. */
const EPOCHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

@customElement('loss-curve')
export class LossCurve extends LitElement {
  static override styles = [unsafeCSS(plotStyle), focusRing, controls, css`
    :host { display: block; font-variant-numeric: tabular-nums; --training: var(--quiet); --validation: var(--accent); }
    .uplot { font-family: inherit; }
    header { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: center; font-size: .8125rem; color: var(--quiet); }
    .key::before { content: ''; display: inline-block; width: 16px; border-top: 2px solid; vertical-align: middle; margin-inline-end: 6px; }
    .key.training::before { border-color: var(--training); border-top-style: dashed; }
    .key.validation::before { border-color: var(--validation); }
    .key.beside::before { border-color: var(--caution); }
    .key.target::before { border-color: var(--caution); border-top-width: 1px; }
    label.switch { margin-inline-start: auto; font-size: .8125rem; }
    .reading { margin: 0; min-height: 20px; font-size: .8125rem; line-height: 20px; color: var(--quiet); text-align: end; }
  `];

  @property({ attribute: false }) history: readonly CurvePoint[] = [];
  @property({ type: Number }) bestEpoch = 0;
  @property({ type: Number }) target: number | null = null;
  @property({ type: Boolean }) linear = false;
  @property({ type: Number }) height = 200;
  @property({ attribute: false }) beside: readonly CurvePoint[] = [];
  @property({ attribute: false }) names: readonly [string, string] | null = null;
  /** Index of the epoch under the pointer. */
  @state() private pointed: number | null = null;
  @query('.plot') private host!: HTMLElement;

  private plot: uPlot | null = null;
  private readonly ownSize = new OwnSize(this, () => this.plot?.setSize(this.size()));
  private readonly theme = new ThemeColours(this, () => this.draw());

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.draw(); // Flow moved the element
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.plot?.destroy();
    this.plot = null;
  }

  /** What is drawn. */
  get canvas(): HTMLCanvasElement | null {
    return this.host?.querySelector('canvas') ?? null;
  }

  protected override render() {
    const last = this.history.at(-1);
    const best = this.history.find(({ epoch }) => epoch === this.bestEpoch) ?? last;
    const spoken = last && best ? words.plot.loss(Math.floor(last.epoch), errorFigure(best.validationLoss ?? best.loss), best.epoch) : words.plot.untrained;
    return html`
      <header><span class="key training">${words.plot.training}</span><span class="key validation">${this.names?.[0] ?? words.plot.validation}</span>
        ${this.names ? html`<span class="key beside">${this.names[1]}</span>` : ''}
        ${this.target === null ? '' : html`<span class="key target">${words.plot.target}</span>`}
        <label class="switch"><input type="checkbox" role="switch" .checked=${!this.linear}
          @change=${this.turnAxis}>${words.plot.logAxis}</label></header>
      <div class="plot" role="img" aria-label=${spoken} style="min-height: ${this.height}px"></div>
      <p class="reading" aria-hidden="true">${this.reading()}</p>`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('pointed') || changed.size > 1) this.draw();
  }

  /** The values under the pointer. */
  private reading(): string {
    const at = this.pointed === null ? undefined : this.history.find(({ epoch }) => epoch === this.plot?.data[0][this.pointed!]);
    return at ? words.plot.reading(at.epoch, errorFigure(at.loss), at.validationLoss === null ? '–' : errorFigure(at.validationLoss)) : '';
  }

  private readonly turnAxis = (): void => {
    this.linear = !this.linear;
    this.dispatchEvent(new CustomEvent('axis-change'));
  };

  private size(): { width: number; height: number } {
    return { width: Math.max(240, this.clientWidth), height: this.height };
  }

  private draw(): void {
    if (!this.host || this.history.length === 0) return;
    this.plot?.destroy();
    const quiet = this.theme.of('--quiet');
    const line = this.theme.of('--line');
    const accent = this.theme.of('--accent');
    const font = `12px ${getComputedStyle(this).fontFamily}`;
    const axis = { stroke: quiet, font, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1, size: 4 } };
    const validated = this.beside.filter(({ validationLoss }) => validationLoss !== null);
    const epochs = [...new Set([...this.history, ...validated].map(({ epoch }) => epoch))].sort((a, b) => a - b);
    const at = new Map(this.history.map((point) => [point.epoch, point]));
    const other = new Map(validated.map(({ epoch, validationLoss }) => [epoch, validationLoss]));
    const target = this.target;
    this.plot = new uPlot({
      ...this.size(),
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      legend: { show: false },
      hooks: { setCursor: [({ cursor }) => { this.pointed = cursor.idx ?? null; }] },
      scales: { x: { time: false }, y: { distr: this.linear ? 1 : 3 } },
      axes: [
        { ...axis, label: words.plot.epoch, labelSize: 18, labelFont: font, labelGap: 0, size: 28, incrs: EPOCHS },
        { ...axis, size: 56, values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : errorFigure(tick))) },
      ],
      series: [
        {},
        { stroke: quiet, width: 1.5, dash: [5, 4], spanGaps: true, points: { show: false } },
        { stroke: accent, width: 2, spanGaps: true, points: { show: true, filter: (_, index) => (index === 2 ? [epochs.indexOf(this.bestEpoch)] : null), size: 8, fill: accent } },
        ...(this.names ? [{ stroke: this.theme.of('--caution'), width: 2, spanGaps: true, points: { show: false } }] : []),
        ...(target === null ? [] : [{ stroke: this.theme.of('--caution'), width: 1, points: { show: false } }]),
      ],
    }, [
      epochs,
      epochs.map((epoch) => at.get(epoch)?.loss ?? null),
      epochs.map((epoch) => at.get(epoch)?.validationLoss ?? null),
      ...(this.names ? [epochs.map((epoch) => other.get(epoch) ?? null)] : []),
      ...(target === null ? [] : [epochs.map(() => target)]),
    ], this.host);
  }
}
