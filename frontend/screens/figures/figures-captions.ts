/** What each figure shows, of how many pictures, and how a good model looks in it; in words. */
import { errorFigure, shareFigure } from '../../ui/figures.js';
import type { Order } from './figures-setting.js';
import type { Densities, Learning, Pictures } from './figures-contract.js';
import type { ModelChoice } from '../../talk/contract.js';
import type { LatentPoints } from './latent-points.js';
import { words } from '../../words/words.js';

export function cornerCaption(points: LatentPoints, { title, dataSet }: ModelChoice): string {
  return words.figures.corner.caption(title, words.ui.grouped(points.count), dataSet.title);
}

export function densitiesCaption({ counts, prior }: Densities, { title, dataSet }: ModelChoice): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return words.figures.densities.caption(title, words.ui.grouped(total), dataSet.title, prior);
}

export function learningCaption({ history, bestEpoch, loss, heldOutShare }: Learning, { title, dataSet }: ModelChoice): string {
  const best = history.find(({ epoch }) => epoch === bestEpoch);
  return words.figures.learning.caption(title, history.length, dataSet.title, loss, heldOutShare ? shareFigure(heldOutShare) : '',
    best ? [bestEpoch, errorFigure(best.validationLoss)] : null);
}

export function picturesCaption({ rows, total }: Pictures, order: Order, { title, dataSet }: ModelChoice): string {
  return words.figures.pictures.caption(rows.length, order, words.ui.grouped(total), dataSet.title, title);
}
