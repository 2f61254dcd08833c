/** What each figure shows, of how many pictures, and how a good model looks in it; in words. */
import { errorFigure, shareFigure } from '../../ui/figures.js';
import type { Densities, Learning, Pictures } from './figures-contract.js';
import type { ModelChoice } from '../../talk/contract.js';
import type { LatentPoints } from './latent-points.js';

const grouped = (count: number) => count.toLocaleString('en');

export function cornerCaption(points: LatentPoints, { title, dataSet }: ModelChoice): string {
  return `The latents that ${title} gives the ${grouped(points.count)} pictures of the test split of ${dataSet.title}, two dimensions in each panel, `
    + 'one on the diagonal, each class in its colour: in a good model classes lie apart in some panels, and no dimension is a thin spike that tells nothing.';
}

export function densitiesCaption({ counts, prior }: Densities, { title, dataSet }: ModelChoice): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return `How the ${grouped(total)} test pictures of ${dataSet.title} are spread over each dimension of ${title}: a Gaussian kernel density for each class `
    + `(bandwidth by Silverman’s rule, 1986), the thick line for all shown classes together${prior ? ', beside the N(0, 1) that the model learned towards, dashed' : ''}; `
    + `in a good model classes peak at different places${prior ? ', and all together come close to the dashed curve' : ''}.`;
}

export function learningCaption({ history, bestEpoch, loss, heldOutShare }: Learning, { title, dataSet }: ModelChoice): string {
  const best = history.find(({ epoch }) => epoch === bestEpoch);
  return `The loss of ${title} over ${history.length} epochs on the training split of ${dataSet.title} (${loss}), and on ${heldOutShare ? `the ${shareFigure(heldOutShare)} of it` : 'pictures'} held out for validation, `
    + `with the weights that ship${best ? ` from epoch ${bestEpoch}, at ${errorFigure(best.validationLoss)}` : ''}: in a good model both curves fall together until they are flat, `
    + 'and a validation curve that rises again means overfitting.';
}

export function picturesCaption({ rows, total }: Pictures, order: string, { title, dataSet }: ModelChoice): string {
  const which = order === 'random' ? 'drawn at random from' : `with the ${order} squared error of`;
  return `${rows.length} pictures ${which} the ${grouped(total)} of the test split of ${dataSet.title}, what ${title} makes of them, and the difference; `
    + 'MSE is the mean squared error of a picture’s pixels, 0 to 1, and the percentage tells how many test pictures have a smaller one: '
    + 'a good model leaves its error maps almost empty, and mistakes at its worst only what people mistake too.';
}
