/** What is told of the layers of a model. The equations and the code are ours, and no file of the studio's: they say what each layer computes. */
import { html } from 'lit';
import type { LayerView } from '../../screens/draw/inside-contract.js';

type Size = Pick<LayerView, 'maps' | 'height' | 'width'>;

const isRow = ({ maps, height }: Size) => maps === 1 && height === 1;
const times = (count: number, one: string, more: string) => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;
const functions = { none: '', relu: 'ReLU', sigmoid: 'sigmoid', silu: 'SiLU', clamp: 'clamp' };
const inJava = {
  none: 'sum',
  relu: 'Math.max(0, sum)',
  sigmoid: '1 / (1 + Math.exp(-sum))',
  silu: 'sum / (1 + Math.exp(-sum))',
  clamp: 'Math.clamp(sum, 0, 1)',
};
/** Loops over the pixels of a layer around what makes one. */
const loops = ({ maps, height, width }: Size, body: string) => `for (int m = 0; m < ${maps}; m++)
  for (int r = 0; r < ${height}; r++)
    for (int c = 0; c < ${width}; c++) {
${body.replace(/^/gm, '      ')}
    }`;

export const inside = {
  open: 'Look inside',
  close: 'Close',
  title: (model: string) => `Inside ${model}`,
  lead: 'All that the model computes for your drawing. Point at a pixel to see the sum that makes it.',
  legend: 'Orange is above zero, blue below; the strongest colour is the largest value of its layer.',
  nothing: 'Draw something: then every layer shows what it makes of it.',
  loading: 'Opening the model…',
  notLoaded: 'This part of the page could not be loaded. Try again in a moment.',
  parts: { encoder: 'Encoder', decoder: 'Decoder', denoiser: 'Denoiser' },

  /** A layer in a few words. */
  layer: ({ kind, kernel, stride, output, part }: LayerView) => ({
    input: part === 'decoder' ? 'The latent, as on the sliders' : 'What the model sees',
    convolution: `Convolution ${kernel} × ${kernel}${stride > 1 ? `, stride ${stride}` : ''}`,
    'transposed-convolution': `Transposed convolution ${kernel} × ${kernel}`,
    dense: output === 'log_variance' ? 'Log variance, for training only' : output ? 'Dense, the latent' : 'Dense',
    'pixel-shuffle': 'Pixel shuffle',
    sum: 'Sum of two layers',
    resize: 'Resize',
  })[kind],
  activation: (activation: LayerView['activation']) => functions[activation],
  size: (layer: Size) => (isRow(layer) ? times(layer.width, 'number', 'numbers')
    : `${times(layer.maps, 'map', 'maps')} of ${layer.width} × ${layer.height}`),
  parameters: (count: number) => (count ? `${times(count, 'number', 'numbers')} learned` : 'nothing learned'),
  all: (maps: number) => `All ${maps} maps`,
  fewer: (shown: number) => `Only ${shown} maps`,
  how: 'Equation and code',
  equation: 'Equation',
  code: 'In Java',
  /** What a map is to a screen reader. */
  mapsOf: (number: number, layer: string, size: string) => `Layer ${number}, ${layer}: ${size}. Arrow keys go from pixel to pixel, Page Up and Page Down from map to map.`,
  role: 'feature maps',

  /** What makes the value y of a pixel, from the values x of the layer before. */
  equationOf: ({ kind, activation, stride, kernel }: LayerView) => {
    const f = functions[activation];
    const [open, close] = f ? [`${f}(`, ')'] : ['', ''];
    const step = stride > 1 ? `${stride}` : '';
    switch (kind) {
      case 'input': return html`<i>x</i>`;
      case 'convolution': return html`<i>y</i><sub>m</sub>(r, c) = ${open}<i>b</i><sub>m</sub> + ∑<sub>k, i, j</sub> <i>w</i><sub>m, k</sub>(i, j) · <i>x</i><sub>k</sub>(${step}r + i, ${step}c + j)${close}`;
      case 'transposed-convolution': return html`<i>y</i><sub>m</sub>(r, c) = ${open}<i>b</i><sub>m</sub> + ∑<sub>k, i, j</sub> <i>w</i><sub>k, m</sub>(r − ${step}i, c − ${step}j) · <i>x</i><sub>k</sub>(i, j)${close}, where 0 ≤ r − ${step}i, c − ${step}j &lt; ${kernel}`;
      case 'dense': return html`<i>y</i><sub>n</sub> = ${open}<i>b</i><sub>n</sub> + ∑<sub>k</sub> <i>w</i><sub>n, k</sub> · <i>x</i><sub>k</sub>${close}`;
      case 'pixel-shuffle': return html`<i>y</i><sub>m</sub>(r, c) = ${open}<i>x</i><sub>n</sub>(⌊r / ${kernel}⌋, ⌊c / ${kernel}⌋)${close}, n = ${kernel * kernel}m + ${kernel}(r mod ${kernel}) + c mod ${kernel}`;
      case 'sum': return html`<i>y</i><sub>m</sub>(r, c) = ${open}<i>x</i><sub>m</sub>(r, c) + <i>x</i>′<sub>m</sub>(r, c)${close}`;
      case 'resize': return html`<i>y</i><sub>m</sub>(r, c) = ∑<sub>i, j</sub> <i>u</i>(r, i) · <i>v</i>(c, j) · <i>x</i><sub>m</sub>(i, j), by how near they lie`;
    }
  },
  /** The same as code. `at` gives 0 outside of a map. */
  codeOf: (layer: LayerView, inputs: readonly LayerView[]) => {
    const f = inJava[layer.activation];
    const before = inputs[0] ?? layer;
    const { kernel, stride } = layer;
    switch (layer.kind) {
      case 'input': return '';
      case 'convolution': return loops(layer, `double sum = bias[m];
for (int k = 0; k < ${before.maps}; k++)
  for (int i = 0; i < ${kernel}; i++)
    for (int j = 0; j < ${kernel}; j++)
      sum += weight[m][k][i][j] * at(x[k], ${stride} * r + i - top, ${stride} * c + j - left);
y[m][r][c] = ${f};`);
      case 'transposed-convolution': return loops(layer, `double sum = bias[m];
for (int k = 0; k < ${before.maps}; k++)
  for (int i = 0; i < ${kernel}; i++)
    for (int j = 0; j < ${kernel}; j++)
      if ((r - i) % ${stride} == 0 && (c - j) % ${stride} == 0)
        sum += weight[k][m][i][j] * at(x[k], (r - i) / ${stride}, (c - j) / ${stride});
y[m][r][c] = ${f};`);
      case 'dense': return `for (int n = 0; n < ${layer.maps * layer.height * layer.width}; n++) {
  double sum = bias[n];
  for (int k = 0; k < ${before.maps * before.height * before.width}; k++)
    sum += weight[n][k] * x[k];
  y[n] = ${f};
}`;
      case 'pixel-shuffle': return loops(layer, `int n = ${kernel * kernel} * m + ${kernel} * (r % ${kernel}) + c % ${kernel};
double sum = x[n][r / ${kernel}][c / ${kernel}];
y[m][r][c] = ${f};`);
      case 'sum': return loops(layer, `double sum = x[m][r][c] + other[m][r][c];
y[m][r][c] = ${f};`);
      case 'resize': return loops(layer, `double down = Math.clamp((r + 0.5) * ${before.height} / ${layer.height} - 0.5, 0, ${before.height - 1});
double across = Math.clamp((c + 0.5) * ${before.width} / ${layer.width} - 0.5, 0, ${before.width - 1});
int i = (int) down, j = (int) across;
double upper = mix(x[m][i][j], at(x[m], i, j + 1), across - j);
double lower = mix(at(x[m], i + 1, j), at(x[m], i + 1, j + 1), across - j);
y[m][r][c] = mix(upper, lower, down - i);`);
    }
  },

  sum: {
    name: 'The sum that makes a pixel',
    ask: 'Point at a pixel of a map, or tap it, or go there with Tab and the arrow keys: here stands how it came about.',
    hold: 'Press it to keep it here.',
    held: 'Kept. Press another pixel, or Escape to let it go.',
    pixel: (layer: number, map: number, row: number, column: number) => `Layer ${layer}, map ${map}, row ${row}, column ${column}`,
    number: (layer: number, number: number) => `Layer ${layer}, number ${number}`,
    given: 'This is what goes in: nothing was added up for it.',
    fromMap: (layer: number, map: number) => `Layer ${layer}, map ${map}`,
    values: 'values',
    weights: 'weights',
    rest: (count: number, pixels: boolean) => (pixels ? times(count, 'other number', 'other numbers') : times(count, 'other map', 'other maps')),
    bias: 'Bias',
    total: 'Sum',
    outside: 'outside of the map: 0',
    spoken: (place: string, value: string) => `${place}: ${value}`,
  },
};
