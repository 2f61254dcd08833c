/** A figure as a PNG: what is drawn on the theme's paper, its title above, the colours of its classes below. */
import { save } from '../../picture/downloads.js';

export interface Part {
  left: number;
  top: number;
  /** Drawn in the size that it has on the screen; else a text that ends at `left`. */
  canvas?: HTMLCanvasElement;
  text?: string;
  /** Whether the canvas is ink as white on clear, which is drawn in the text's colour. */
  tinted?: boolean;
}

/** A colour, or a line drawn so, and what it is of. */
export interface Key {
  name: string;
  colour: string;
  dashed?: boolean;
}

const EDGE = 16;
const LINE = 24;

/** @param colours of paper and text */
export async function savePng(name: string, title: string, parts: readonly Part[], keys: readonly Key[],
  { paper, ink, family }: Record<'paper' | 'ink' | 'family', string>): Promise<void> {
  const width = Math.max(...parts.map(({ left, canvas }) => left + (canvas?.clientWidth ?? 0)));
  const height = Math.max(...parts.map(({ top, canvas }) => top + (canvas?.clientHeight ?? LINE)));
  const sheet = document.createElement('canvas');
  const pen = sheet.getContext('2d')!;
  pen.font = `13px ${family}`;
  const rows = rowsOf(keys, width, (key) => pen.measureText(key.name).width + 32);
  sheet.width = Math.round((width + 2 * EDGE) * devicePixelRatio);
  sheet.height = Math.round((height + 3 * EDGE + LINE * (1 + rows.length)) * devicePixelRatio);
  pen.scale(devicePixelRatio, devicePixelRatio);
  pen.fillStyle = paper;
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.fillStyle = ink;
  pen.textBaseline = 'middle';
  pen.font = `600 14px ${family}`;
  pen.fillText(title, EDGE, EDGE + LINE / 2, width);
  pen.translate(EDGE, EDGE + LINE);
  pen.font = `13px ${family}`;
  pen.imageSmoothingEnabled = false;
  for (const { canvas, text, left, top, tinted } of parts) {
    if (canvas) pen.drawImage(tinted ? inColour(canvas, ink) : canvas, left, top, canvas.clientWidth, canvas.clientHeight);
    pen.textAlign = 'end';
    if (text) pen.fillText(text, left, top + LINE / 2);
  }
  pen.textAlign = 'start';
  rows.forEach((row, i) => row.forEach(({ key, left }) => {
    const y = height + EDGE + LINE * (i + 0.5);
    pen.strokeStyle = key.colour;
    pen.lineWidth = key.dashed ? 2 : 8;
    pen.setLineDash(key.dashed ? [4, 3] : []);
    pen.beginPath();
    pen.moveTo(left, y);
    pen.lineTo(left + 12, y);
    pen.stroke();
    pen.fillText(key.name, left + 18, y);
  }));
  const content = await new Promise<Blob>((resolve, reject) =>
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))), 'image/png'));
  save(`${name}.png`, content);
}

function inColour(canvas: HTMLCanvasElement, colour: string): HTMLCanvasElement {
  const tinted = document.createElement('canvas');
  tinted.width = canvas.width;
  tinted.height = canvas.height;
  const pen = tinted.getContext('2d')!;
  pen.drawImage(canvas, 0, 0);
  pen.globalCompositeOperation = 'source-in';
  pen.fillStyle = colour;
  pen.fillRect(0, 0, tinted.width, tinted.height);
  return tinted;
}

/** Keys in rows that are not wider than the figure. */
function rowsOf(keys: readonly Key[], width: number, widthOf: (key: Key) => number): { key: Key; left: number }[][] {
  const rows: { key: Key; left: number }[][] = [];
  let left = Infinity;
  for (const key of keys) {
    if (left + widthOf(key) > width) {
      rows.push([]);
      left = 0;
    }
    rows.at(-1)!.push({ key, left });
    left += widthOf(key);
  }
  return rows;
}
