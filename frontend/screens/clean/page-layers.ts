/** The pictures of one page that lie on each other: as it was, what is clean so far, where ink was removed, and what was brought back. */

/** Ink that was removed; the same in light and dark, for a page is always light. */
export const REMOVED_COLOUR = '#d81b8c';

/** Where a round brush went; pixels of the pictures. */
export interface Stroke {
  radius: number;
  points: readonly { x: number; y: number }[];
}

export class PageLayers {
  readonly original: HTMLCanvasElement;
  readonly cleaned: HTMLCanvasElement;
  readonly removed: HTMLCanvasElement;
  readonly restored: HTMLCanvasElement;
  private last: Promise<void> = Promise.resolve();

  /** @param painted is called after each picture that was painted */
  constructor(readonly width: number, readonly height: number, private readonly painted: () => void) {
    [this.original, this.cleaned, this.removed, this.restored] = [0, 1, 2, 3].map(() => Object.assign(document.createElement('canvas'), { width, height }));
  }

  paintOriginal(address: string): Promise<void> {
    return this.paint(this.original, address, 0, 0);
  }

  paintPart(address: string, left: number, top: number): Promise<void> {
    return this.paint(this.cleaned, address, left, top);
  }

  async paintRemoved(address: string): Promise<void> {
    await this.paint(this.removed, address, 0, 0);
    const pen = this.removed.getContext('2d')!;
    pen.globalCompositeOperation = 'source-in';
    pen.fillStyle = REMOVED_COLOUR;
    pen.fillRect(0, 0, this.width, this.height);
    this.painted();
  }

  /** Brings the original back along these strokes, and nowhere else. */
  restore(strokes: readonly Stroke[]): void {
    this.restored.getContext('2d')!.clearRect(0, 0, this.width, this.height);
    strokes.forEach((stroke) => this.restoreAlong(stroke));
  }

  /** Brings the original back along one more stroke. */
  restoreAlong({ radius, points }: Stroke): void {
    const pen = this.restored.getContext('2d')!;
    pen.strokeStyle = pen.createPattern(this.original, 'no-repeat')!;
    pen.lineWidth = 2 * radius;
    pen.lineCap = pen.lineJoin = 'round';
    pen.beginPath();
    pen.moveTo(points[0]!.x + 0.01, points[0]!.y); // a line of no length would not be drawn, and a dab is one
    for (const { x, y } of points) pen.lineTo(x, y);
    pen.stroke();
    this.painted();
  }

  /** One after the other: a tile must not be painted before the preview that it replaces. */
  private paint(layer: HTMLCanvasElement, address: string, left: number, top: number): Promise<void> {
    const picture = new Image();
    picture.src = address;
    const decoded = picture.decode();
    const before = this.last;
    this.last = (async () => {
      await before;
      try {
        await decoded;
        layer.getContext('2d')!.drawImage(picture, left, top);
        this.painted();
      } catch (failure) {
        console.error('A part of the page cannot be shown', failure);
      }
    })();
    return this.last;
  }
}
