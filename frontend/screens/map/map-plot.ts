/**
 * Draws the points of a map with WebGL. The library, regl-scatterplot (F. Lekschas, 2023), comes with the first map, so that
 * other screens do not load it; it knows the mouse only, so pointers are read by `map-viewport.ts`.
 */
import type createScatterplot from 'regl-scatterplot';
import { hexColour } from '../../plot/class-palette.js';
import type { MapCloud, Spot } from './map-cloud.js';
import { words } from '../../words/words.js';

/** As many as labels, which are bytes, can tell apart. */
const CLASSES = 256;
const POINT_SIZE = 2.6;
const CHOSEN_SIZE = 4;
const TRANSITION_MILLIS = 700;

type Plot = ReturnType<typeof createScatterplot>;

export interface Look {
  /** The middle of what is seen, in the units of the frame. */
  middle: Spot;
  zoom: number;
}

/** Why the points cannot be drawn, in words for the visitor. */
export class PlotProblem extends Error {}

export class MapPlot {
  private drawing: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private drawn: MapCloud | null = null;
  private seen: Look | null = null;
  private gone = false;

  private constructor(private readonly plot: Plot, private readonly renderer: { resize(width: number, height: number): void; destroy(): void },
    private readonly reduced: boolean) {}

  /** @throws PlotProblem if the browser cannot */
  static async on(canvas: HTMLCanvasElement, reduced: boolean): Promise<MapPlot> {
    const { default: create, createRenderer } = await import('regl-scatterplot');
    const colours = Array.from({ length: CLASSES }, (_, label) => hexColour(label));
    try {
      // a canvas of its own, else it draws one as large as the window
      const renderer = createRenderer({ canvas: document.createElement('canvas') });
      const plot = create({ canvas, renderer, width: 1, height: 1, cameraIsFixed: true, colorBy: 'valueA', pointColor: colours,
        pointColorActive: colours as unknown as string, // one for each class, which its types do not know
        pointSize: POINT_SIZE, pointSizeSelected: CHOSEN_SIZE - POINT_SIZE, pointOutlineWidth: 0,
        opacityInactiveMax: 0.25, deselectOnEscape: false });
      return new MapPlot(plot, renderer, reduced);
    } catch (failure) {
      console.warn('No WebGL for the map', failure);
      throw new PlotProblem(words.map.stage.noWebgl);
    }
  }

  resize(width: number, height: number): void {
    this.renderer.resize(width, height);
    this.plot.set({ width, height });
  }

  /** Draws these points, the same as before moved to their new places, where none was hidden. */
  show(cloud: MapCloud, off: readonly number[], chosen: readonly number[]): void {
    this.waiting++;
    this.drawing = this.drawing.then(async () => {
      if (this.gone) return;
      const moved = this.drawn !== null && this.drawn !== cloud && this.drawn.count === cloud.count && off.length === 0;
      if (this.drawn !== cloud) {
        await this.plot.draw({ x: cloud.x, y: cloud.y, valueA: cloud.labels },
          { zDataType: 'categorical', transition: moved && !this.reduced, transitionDuration: TRANSITION_MILLIS });
      }
      this.drawn = cloud;
      if (this.gone) return;
      void (off.length ? this.plot.filter(cloud.shown(off), { preventEvent: true }) : this.plot.unfilter({ preventEvent: true }));
      this.plot.select([...chosen], { preventEvent: true });
    }).catch((failure) => console.error('The map was not drawn', failure)).finally(() => this.waiting--);
  }

  /** Whether the newest points are drawn, each in its place. */
  get settled(): boolean {
    return this.waiting === 0;
  }

  look({ middle, zoom }: Look): void {
    // to be told of a view is to draw all points again
    if (this.seen?.middle === middle && this.seen.zoom === zoom) return;
    this.seen = { middle, zoom };
    this.plot.view([zoom, 0, 0, 0, 0, zoom, 0, 0, 0, 0, 1, 0, -zoom * middle.x, -zoom * middle.y, 0, 1], { preventEvent: true });
  }

  destroy(): void {
    this.gone = true;
    this.plot.destroy();
    this.renderer.destroy();
  }
}
