/** More drawings like some, so that a few are enough to learn from: each shifted, turned and scaled a little in a way of its own. */

/** How a drawing is changed: shares of its side, radians, and a factor. */
export interface Change {
  right: number;
  down: number;
  turn: number;
  scale: number;
}

const FARTHEST = 0.08;
const LARGEST_TURN = 0.25;
const LARGEST_SCALE = 0.15;

/** The change of a number, the same at every time. */
export function changeOf(number: number): Change {
  const [a, b, c, d] = [1, 2, 3, 4].map((part) => 2 * fraction(Math.sin(number * 12.9898 + part * 78.233) * 43758.5453) - 1) as [number, number, number, number];
  return { right: a * FARTHEST, down: b * FARTHEST, turn: c * LARGEST_TURN, scale: 1 + d * LARGEST_SCALE };
}

function fraction(value: number): number {
  return value - Math.floor(value);
}

/**
 * Changed drawings, in turn of each.
 *
 * @param drawings addresses of square pictures
 * @returns as many addresses as wanted, each with the number of the drawing that it is like
 */
export async function moreLike(drawings: readonly string[], count: number): Promise<readonly { of: number; address: string }[]> {
  const pictures = await Promise.all(drawings.map(loaded));
  return Array.from({ length: pictures.length ? count : 0 }, (_, number) => ({ of: number % pictures.length,
    address: changed(pictures[number % pictures.length]!, changeOf(number)) }));
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return picture;
}

function changed(picture: HTMLImageElement, { right, down, turn, scale }: Change): string {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d')!;
  pen.drawImage(picture, 0, 0);
  // what comes in at the sides is as the paper is
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  pen.fillStyle = `rgb(${red} ${green} ${blue})`;
  pen.fillRect(0, 0, width, height);
  pen.translate(width * (0.5 + right), height * (0.5 + down));
  pen.rotate(turn);
  pen.scale(scale, scale);
  pen.drawImage(picture, -width / 2, -height / 2);
  return canvas.toDataURL('image/png');
}
