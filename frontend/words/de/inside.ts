/** What is told of the layers of a model. Code is the same in every language, and so are most equations. */
import { html } from 'lit';
import type { LayerView } from '../../screens/draw/inside-contract.js';
import { inside as english } from '../en/inside.js';
import type { Words } from '../en/words.js';

const times = (count: number, one: string, more: string) => `${count.toLocaleString('de')} ${count === 1 ? one : more}`;
const isRow = ({ maps, height }: Pick<LayerView, 'maps' | 'height'>) => maps === 1 && height === 1;

export const inside: Words['inside'] = {
  ...english,
  open: 'Hineinsehen',
  close: 'Schließen',
  title: (model) => `Im Inneren von ${model}`,
  lead: 'Alles, was das Modell für die Zeichnung rechnet. Auf ein Pixel zeigen, um die Summe zu sehen, aus der es entsteht.',
  legend: 'Orange ist größer als null, blau kleiner; die kräftigste Farbe ist der größte Wert der Schicht.',
  nothing: 'Zeichnen Sie etwas: Dann zeigt jede Schicht, was sie daraus macht.',
  loading: 'Das Modell wird geöffnet …',
  notLoaded: 'Dieser Teil der Seite konnte nicht geladen werden. Versuchen Sie es gleich noch einmal.',
  parts: { encoder: 'Encoder', decoder: 'Decoder', denoiser: 'Entrauscher' },

  layer: ({ kind, kernel, stride, output, part }) => ({
    input: part === 'decoder' ? 'Der Latentvektor, wie auf den Reglern' : 'Was das Modell sieht',
    convolution: `Faltung ${kernel} × ${kernel}${stride > 1 ? `, Schrittweite ${stride}` : ''}`,
    'transposed-convolution': `Transponierte Faltung ${kernel} × ${kernel}`,
    dense: output === 'log_variance' ? 'Log-Varianz, nur für das Training' : output ? 'Dicht, der Latentvektor' : 'Dichte Schicht',
    'pixel-shuffle': 'Pixel-Umordnung',
    sum: 'Summe zweier Schichten',
    resize: 'Größenänderung',
  })[kind],
  size: (layer) => (isRow(layer) ? times(layer.width, 'Zahl', 'Zahlen') : `${times(layer.maps, 'Karte', 'Karten')} mit ${layer.width} × ${layer.height}`),
  parameters: (count) => (count ? `${times(count, 'Zahl', 'Zahlen')} gelernt` : 'nichts gelernt'),
  all: (maps) => `Alle ${maps} Karten`,
  fewer: (shown) => `Nur ${shown} Karten`,
  how: 'Gleichung und Code',
  equation: 'Gleichung',
  code: 'In Java',
  mapsOf: (number, layer, size) => `Schicht ${number}, ${layer}: ${size}. Pfeiltasten gehen von Pixel zu Pixel, Bild auf und Bild ab von Karte zu Karte.`,
  role: 'Merkmalskarten',

  equationOf: (layer) => {
    const { kind, stride, kernel, activation } = layer;
    const f = english.activation(activation);
    const [open, close] = f ? [`${f}(`, ')'] : ['', ''];
    const step = stride > 1 ? `${stride}` : '';
    switch (kind) {
      case 'transposed-convolution': return html`<i>y</i><sub>m</sub>(r, c) = ${open}<i>b</i><sub>m</sub> + ∑<sub>k, i, j</sub> <i>w</i><sub>k, m</sub>(r − ${step}i, c − ${step}j) · <i>x</i><sub>k</sub>(i, j)${close}, wobei 0 ≤ r − ${step}i, c − ${step}j &lt; ${kernel}`;
      case 'resize': return html`<i>y</i><sub>m</sub>(r, c) = ∑<sub>i, j</sub> <i>u</i>(r, i) · <i>v</i>(c, j) · <i>x</i><sub>m</sub>(i, j), je nach Nähe`;
      default: return english.equationOf(layer);
    }
  },

  sum: {
    name: 'Die Summe, aus der ein Pixel entsteht',
    ask: 'Auf ein Pixel einer Karte zeigen, es antippen oder mit der Tabulatortaste und den Pfeiltasten hingehen: Hier steht, wie es zustande kam.',
    hold: 'Drücken hält es hier fest.',
    held: 'Festgehalten. Ein anderes Pixel drücken, oder mit Escape loslassen.',
    pixel: (layer, map, row, column) => `Schicht ${layer}, Karte ${map}, Zeile ${row}, Spalte ${column}`,
    number: (layer, number) => `Schicht ${layer}, Zahl ${number}`,
    given: 'Das geht hinein: Dafür wurde nichts summiert.',
    fromMap: (layer, map) => `Schicht ${layer}, Karte ${map}`,
    values: 'Werte',
    weights: 'Gewichte',
    rest: (count, pixels) => (pixels ? times(count, 'andere Zahl', 'andere Zahlen') : times(count, 'andere Karte', 'andere Karten')),
    bias: 'Bias',
    total: 'Summe',
    outside: 'außerhalb der Karte: 0',
    spoken: (place, value) => `${place}: ${value}`,
  },
};
