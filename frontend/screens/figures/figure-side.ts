/** What a figure shows of the latents, to be chosen beside it: classes and dimensions. */
import { html } from 'lit';
import './figure-classes.js';
import './figure-dimensions.js';
import type { Setting } from './figures-setting.js';
import { words } from '../../words/words.js';

export interface Shown {
  classes: readonly number[];
  dimensions: readonly number[];
  /** The dimensions that are shown by themselves. */
  usual: readonly number[];
}

/** @param change told what of the setting changes */
export function figureSide({ classes: names, size }: { classes: readonly string[]; size: number }, { classes, dimensions, usual }: Shown,
  change: (changed: Partial<Setting>) => void) {
  return html`<div class="side">
    <div class="group" role="group" aria-label=${words.figures.side.classes}><span>${words.figures.side.classes}</span><figure-classes .names=${names} .shown=${classes}
      @classes-change=${(event: CustomEvent<number[]>) => change({ classes: event.detail.length === names.length ? null : event.detail })}></figure-classes></div>
    <div class="group" role="group" aria-label=${words.figures.side.dimensions}><span>${words.figures.side.dimensions}</span><figure-dimensions .size=${size} .shown=${dimensions} .usual=${usual}
      @dimensions-change=${(event: CustomEvent<Setting['dimensions']>) => change({ dimensions: event.detail })}></figure-dimensions></div>
  </div>`;
}
