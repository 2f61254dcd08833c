/**
 * `path-timeline`: the way along a path: a slider, under it how common the latents are and the frames.
 *
 * Properties: `shown` (the path, or null before the first), `awaited` and `shape` (how many pictures of what shape a path has, whose place is kept),
 * `position` (0..1), `late` (an older path while a newer is awaited).
 * Events: `position-choice` (detail: 0..1).
 * Keyboard: the slider's own: arrows, Page up and down, Home, End; the frames are a `picture-sheet`.
 */
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import './density-strip.js';
import { percentileAt } from './density-strip.js';
import { commonness } from '../../ui/ranks.js';
import type { ShownPath } from './interpolate-contract.js';
import { OwnSize } from '../../plot/own-size.js';
import { picturesOf } from '../../picture/pictures.js';
import { NO_SHAPE, type PictureShape } from '../../talk/data-set-contract.js';
import '../../picture/picture-sheet.js';
import { focusRing } from '../../ui/studio-style.js';
import { words } from '../../words/words.js';

/** Pixels of the screen: narrower pictures can hardly be seen, nor hit with a finger. */
const NARROWEST = 36;
const WIDEST = 96;

@customElement('path-timeline')
export class PathTimeline extends LitElement {
  static override styles = [focusRing, css`
    :host { display: block; --thumb: 18px; }
    input { appearance: none; -webkit-appearance: none; display: block; width: 100%; height: 32px; margin: 0; background: none; cursor: pointer;
      touch-action: pan-y; border-radius: 6px; }
    input::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--track); }
    input::-moz-range-track { height: 4px; border-radius: 2px; background: var(--track); }
    input::-webkit-slider-thumb { -webkit-appearance: none; width: var(--thumb); height: var(--thumb); margin-top: -7px; border-radius: 50%;
      background: var(--accent); }
    input::-moz-range-thumb { width: var(--thumb); height: var(--thumb); border-radius: 50%; background: var(--accent); border: 0; }
    /* its ends lie under the middle of the thumb at either end */
    .under { margin: 0 calc(var(--thumb) / 2); }
    picture-sheet { margin: 16px auto 0; }
  `];

  @property({ attribute: false }) shown: ShownPath | null = null;
  @property({ type: Number }) awaited = 0;
  @property({ attribute: false }) shape: PictureShape = NO_SHAPE;
  @property({ type: Number }) position = 0;
  @property({ type: Boolean }) late = false;
  @state() private mostColumns = 16;
  private names: readonly string[] = [];

  private readonly ownSize = new OwnSize(this, () => {
    this.mostColumns = Math.max(4, Math.floor(this.clientWidth / NARROWEST));
  });

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const count = picturesOf(this.shown?.pictures).length;
    if (changed.has('shown')) this.names = Array.from({ length: count }, (_, i) => words.interpolate.path.frame(i + 1, count, Math.round((i / (count - 1)) * 100)));
  }

  protected override render() {
    const { shown, position, late } = this;
    const percent = Math.round(position * 100);
    const pictures = picturesOf(shown?.pictures);
    const count = pictures.length || this.awaited;
    const rows = Math.max(1, Math.ceil(count / this.mostColumns));
    const columns = Math.ceil(Math.max(1, count) / rows);
    const { path } = words.interpolate;
    const spoken = shown ? path.spoken(percent, commonness(percentileAt(shown.profile, position))) : `${percent} %`;
    return html`
      <input type="range" min="0" max="1" step="0.01" .value=${String(position)} ?disabled=${!shown} aria-label=${path.position}
        aria-valuetext=${spoken} @input=${(event: Event) => this.choose(Number((event.target as HTMLInputElement).value))}>
      <div class="under">
        <density-strip .profile=${shown?.profile ?? []} .holes=${shown?.holes ?? []} .position=${position} ?late=${late}
          @position-choice=${(event: CustomEvent<number>) => this.choose(event.detail)}></density-strip>
        <picture-sheet label=${path.frames} style="max-width: ${columns * WIDEST}px" .pictures=${pictures} .awaited=${this.awaited} .shape=${this.shape}
          .columns=${columns} .chosen=${Math.round(position * (count - 1))} ?late=${late}
          .names=${this.names}
          @picture-choice=${(event: CustomEvent<number>) => this.choose(event.detail / (count - 1))}></picture-sheet>
      </div>`;
  }

  private choose(position: number): void {
    this.dispatchEvent(new CustomEvent('position-choice', { detail: position }));
  }
}
