/** The corners of a sheet while somebody moves them: x and y as shares of the picture, clockwise from the top left one. */
import type { Corners } from './clean-contract.js';

/** A sheet takes this share of the picture at least; the server refuses a smaller one. */
const SMALLEST = 0.05;

/** The corners of the picture itself. */
export const WHOLE: Corners = [[0, 0], [1, 0], [1, 1], [0, 1]];

/** With one corner moved by so much, kept in the picture. */
export function moved(corners: Corners, corner: number, x: number, y: number): Corners {
  const within = (share: number) => Math.min(1, Math.max(0, share));
  return corners.map((each, index) => (index === corner ? [within(each[0] + x), within(each[1] + y)] : each));
}

/** Why they are those of no sheet; null where they are. */
export function objectionTo(corners: Corners): 'crossed' | 'small' | null {
  const next = (index: number) => corners[(index + 1) % 4]!;
  const bends = corners.map(([x, y], index) => {
    const [nextX, nextY] = next(index);
    const [afterX, afterY] = next(index + 1);
    return (nextX - x) * (afterY - nextY) - (nextY - y) * (afterX - nextX);
  });
  if (!bends.every((bend) => bend > 0)) return 'crossed';
  const twice = corners.reduce((sum, [x, y], index) => sum + x * next(index)[1] - next(index)[0] * y, 0);
  return twice / 2 < SMALLEST ? 'small' : null;
}
