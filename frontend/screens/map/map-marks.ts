/** What lies over the points of a map: its axes, the classes' marks, the cross-hair, what is pinned and marked, the lasso. */
import { nothing, svg } from 'lit';
import { cssColour } from '../../plot/class-palette.js';
import type { MapCloud, Spot } from './map-cloud.js';
import type { MapViewport } from './map-viewport.js';
import { decimal } from '../../ui/figures.js';

export interface Marks {
  cloud: MapCloud;
  /** What goes to the right and what upwards. */
  axes: readonly string[];
  /** Whether the axes have units. */
  ticked: boolean;
  /** The middles of the classes that are shown, with their letters. */
  middles: readonly { label: number; mark: string; spot: Spot }[];
  /** What the classes are called, to be written where there is room. */
  names: readonly string[];
  cursor: Spot | null;
  /** Whether the cross-hair is on a point. */
  on: boolean;
  pinned: Spot | null;
  /** Where the latent of the link lies. */
  marker: Spot | null;
  lasso: readonly Spot[];
  /** Whether pictures lie under the names and numbers, which get a ground of their own then. */
  pictured: boolean;
}

const TICKS = 5;
const REACH = 11;
/** Pixels of a side, and how many classes, with room for their names. */
const ROOMY = 440;
const MOST_NAMES = 20;
/** Wide enough for a number along the edge. */
const GUTTER = 28;

export function marks(viewport: MapViewport, { cloud, axes, ticked, middles, cursor, on, pinned, marker, lasso, pictured, names }: Marks) {
  const { side } = viewport;
  const at = (spot: Spot) => viewport.onStage(spot);
  const roomy = side >= ROOMY && middles.length <= MOST_NAMES;
  return svg`<svg class=${pictured ? 'pictured' : ''} viewBox="0 0 ${side} ${side}" aria-hidden="true">
    ${pictured && ticked ? svg`<path class="ground" d="M0 0H${GUTTER}V${side - GUTTER}H${side}V${side}H0Z"></path>` : nothing}
    ${ticked ? [ticks(viewport, cloud, 'x'), ticks(viewport, cloud, 'y')] : nothing}
    <text class="axis" x=${side - 8} y=${side - 24} text-anchor="end">${axes[0]} →</text>
    <text class="axis" x="8" y="20">↑ ${axes[1]}</text>
    ${middles.map(({ label, mark, spot }) => svg`<text class="mark ${roomy && names[label] !== mark ? 'name' : ''}" x=${at(spot).x} y=${at(spot).y} fill=${cssColour(label)}>${roomy ? names[label] ?? mark : mark}</text>`)}
    ${marker ? svg`<path class="marker" d=${diamond(at(marker))}></path>` : nothing}
    ${pinned ? svg`<circle class="pin" cx=${at(pinned).x} cy=${at(pinned).y} r="8"></circle><circle class="pin-heart" cx=${at(pinned).x} cy=${at(pinned).y} r="2.500"></circle>` : nothing}
    ${cursor ? svg`<path class="cursor" d=${cross(at(cursor), on)}></path>` : nothing}
    ${lasso.length > 1 ? svg`<polygon class="lasso" points=${lasso.map((spot) => `${at(spot).x},${at(spot).y}`).join(' ')}></polygon>` : nothing}
  </svg>`;
}

function diamond({ x, y }: Spot): string {
  return `M${x} ${y - 10}l8 10l-8 10l-8 -10z`;
}

/** On a point a ring with four hands, else a cross. */
function cross({ x, y }: Spot, on: boolean): string {
  const from = on ? 6 : 2;
  const hands = `M${x - REACH} ${y}H${x - from}M${x + from} ${y}H${x + REACH}M${x} ${y - REACH}V${y - from}M${x} ${y + from}V${y + REACH}`;
  return on ? `${hands}M${x - from} ${y}a${from} ${from} 0 1 0 ${2 * from} 0a${from} ${from} 0 1 0 ${-2 * from} 0` : hands;
}

/** Numbers along an edge, at 1, 2 or 5 of a decimal place. */
function ticks(viewport: MapViewport, { frame }: MapCloud, axis: 'x' | 'y') {
  const { side, middle, half } = viewport;
  const unit = axis === 'x' ? frame.halfWidth : frame.halfHeight;
  const from = frame[axis] + (middle[axis] - half) * unit;
  const to = frame[axis] + (middle[axis] + half) * unit;
  const place = 10 ** Math.floor(Math.log10((to - from) / TICKS));
  const step = [1, 2, 5, 10].find((digit) => (to - from) / (digit * place) <= TICKS)! * place;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const values = Array.from({ length: TICKS + 1 }, (_, i) => (Math.ceil(from / step) + i) * step).filter((value) => value < to);
  return values.map((value) => {
    const along = ((value - from) / (to - from)) * side;
    const text = decimal(Math.abs(value) < step / 2 ? 0 : value, digits).replace('-', '−');
    // the corners belong to the names of the axes
    if (along < 32 || along > side - 32) return nothing;
    return axis === 'x' ? svg`<path class="tick" d="M${along} ${side}v-5"></path><text class="number" x=${along} y=${side - 8} text-anchor="middle">${text}</text>`
      : svg`<path class="tick" d="M0 ${side - along}h5"></path><text class="number" x="8" y=${side - along + 4}>${text}</text>`;
  });
}
