/** The Generate screen. */
import { html } from 'lit';
import type { Words } from '../en/words.js';

const sample = (number: number, name: string) => `Bild ${number}${name ? `, ${name}` : ''}`;
const by = (latent: boolean) => (latent ? 'nach Latentvektor' : 'nach Pixeln');

export const generate: Words['generate'] = {
  name: 'Erzeugen',
  compare: (more) => html`${more('Alle Wege im ')}Vergleich`,
  theGrid: 'Das Raster',
  anyClass: 'Beliebig',
  noPrior: (title) => `Für ${title} wurde kein Prior gelernt.`,
  onlyVariational: (title) => `Für ${title} wurde kein Prior gelernt; die variationellen Modelle haben einen.`,
  samples: (way) => `Erzeugte Bilder, ${way}`,
  sampleOf: (number, name) => [name, `Bild ${number}`].filter(Boolean).join(', '),
  newSamples: 'Neue Bilder',
  more: 'Mehr',
  moreOf: (count) => `${count} mehr`,
  undo: 'Rückgängig (Strg+Z)',
  redo: 'Wiederholen (Strg+Y)',
  locked: 'Der Startwert ist gesperrt; entsperren Sie ihn für neue Bilder.',
  theMost: (count) => `Mehr als ${count} sind nicht möglich.`,
  files: {
    png: [(count) => `Die ${count} Bilder als ein Bild`, 'PNG: alle in einem Bild'],
    zip: [(count) => `Die ${count} Bilder als PNG-Dateien mit ihren Klassen`, 'ZIP: die Bilder als PNG-Dateien mit ihren Klassen'],
    npz: [(count) => `Die ${count} Bilder als NumPy-Arrays mit Latentvektoren und Klassen`, 'NPZ: die Bilder als NumPy-Arrays mit Latentvektoren und Klassen'],
    idx: [(count) => `Die ${count} Bilder so, wie MNIST veröffentlicht ist`, 'IDX: die Bilder so, wie MNIST veröffentlicht ist'],
  },
  choose: 'Wählen Sie ein Bild, um zu sehen, wo es auf der Karte liegt und welche Trainingsbilder ihm am ähnlichsten sind.',
  noMap: 'Die Bilder für die Karte sind nicht dabei.',
  mapComes: 'Die Karte wird gezeichnet',

  ways: {
    prior: ['Prior', 'Ein Netz, das gelernt hat, wo die Latentvektoren jeder Klasse liegen, macht aus Rauschen Latentvektoren.'],
    constrained: ['Eingeschränkt', 'Jeder Wert wird für sich gezogen: um den Median der Klasse, mit ihrer Streuung.'],
    'over-constrained': ['Stark eingeschränkt', 'Ebenso mit halber Streuung: typischer, aber weniger vielfältig.'],
    ellipsoid: ['Ellipsoid', 'Entlang der Achsen der Punktwolke einer Klasse: Was gemeinsam schwankt, bleibt zusammen.'],
    unconstrained: ['Frei', 'Jeder Wert aus N(0, 4): geraten, ohne zu messen, und das misslingt. Klassen kennt dieser Weg nicht, jede ergibt dasselbe.'],
  },

  controls: {
    way: 'Art der Ziehung',
    temperature: 'Temperatur',
    temperatureAt: (temperature) => `${temperature}, ein Faktor des Rauschens`,
    aboutTemperature: 'Ein Faktor des Rauschens: 0 ist die Mitte der Klasse, 1 die Ziehung, wie sie definiert ist.',
    howMany: 'Wie viele',
    samples: (count) => `${count} Bilder`,
    lock: 'Sperren',
    lockSeed: 'Startwert sperren',
    locked: 'Andere Klassen, Ziehungen und Modelle formen dasselbe Rauschen: dieselbe Handschrift.',
    unlocked: 'Eine andere Klasse, Ziehung oder ein anderes Modell zieht einen neuen Startwert.',
  },

  card: {
    unmeasured: 'Qualität und Vielfalt wurden für dieses Modell nicht gemessen.',
    table: (way) => `${way}, gemessen`,
    measured: 'Gemessen',
    samples: 'Erzeugt',
    training: 'Trainingsbilder',
    method: (split, shown) => `Gemessen an ${split}, bei Temperatur 1${shown ? `; zu sehen ist ${shown}` : ''}.`,
    measures: {
      'class-accuracy': ['Richtige Klasse', 'Qualität: der Anteil, den ein Klassifikator für die gewünschte Klasse hält'],
      'frechet-distance': ['Fréchet-Abstand', 'Qualität: zu den Testbildern, kleiner ist näher'],
      precision: ['Precision', 'Qualität: der Anteil, der echt aussieht'],
      recall: ['Recall', 'Vielfalt: der Anteil des Echten, den sie erreichen'],
    },
  },

  inspector: {
    sample,
    where: 'Wo das erzeugte Bild zwischen den Testbildern des Modells liegt, auf den zwei Achsen, in denen sich Latentvektoren am meisten unterscheiden',
    common: (rank) => html`Der Latentvektor ist <b>${rank}</b>.`,
    notShipped: (title) => `Die Bilder, aus denen ${title} gelernt hat, sind nicht dabei; in ihnen kann also nicht gesucht werden.`,
    encoding: 'Die Trainingsbilder werden kodiert; das geschieht einmal nach einem Start des Servers und dauert einige Sekunden.',
    looking: 'Die Trainingsbilder werden durchsucht.',
    inBetween: 'Mit einem anderen Bild mischen',
    between: 'Zwischen diesem und',
    nearest: 'dem nächsten Trainingsbild',
    nextSample: (number) => `Bild ${number}`,
    onMap: 'Auf der Karte zeigen',
    spoken: (number, name, found) => `${sample(number, name)}. ${found}`,
    found: (distance, typical) => `Das nächste Trainingsbild nach Pixeln hat den Abstand ${distance}, typisch ist ${typical}.`,
    nearestBy: (latent, typical) => `Nächste ${by(latent)}, typisch ${typical}`,
    training: (name, latent) => `Trainingsbild, ${name}, nächstes ${by(latent)}`,
    at: (name, distance) => [name, distance].filter(Boolean).join(', Abstand '),
    searched: (searched, greys, others, compared) =>
      `Gesucht in ${searched} mitgelieferten Trainingsbildern${greys ? `, in ${greys === 16 ? 'sechzehn' : greys} Graustufen` : ''}`
      + `${others ? `; die übrigen ${others}, aus denen es lernte, werden nicht durchsucht` : ''}. `
      + `Typisch: der Median von ${compared} Testbildern, die das Modell nie sah.`,
  },

  objections: {
    class: (text, title) => `${title} kennt keine Klasse „${text}“; dies sind beliebige.`,
    count: (text, most, shown) => `Die Anzahl ist 1 bis ${most}, nicht „${text}“; dies sind ${shown}.`,
    columns: (text, most) => `Das Raster hat 1 bis ${most} Spalten, nicht „${text}“.`,
    seed: (text, shown) => `Der Startwert ist eine ganze Zahl, nicht „${text}“; dies ist ${shown}.`,
    prior: (title, shown) => `${title} hat keinen gelernten Prior; dies ist ${shown}.`,
    way: (text, shown) => `Eine Ziehung „${text}“ gibt es nicht; dies ist ${shown}.`,
    temperature: (text, most) => `Die Temperatur ist 0 bis ${most}, nicht „${text}“; dies ist 1.`,
    sample: (text, count) => `Ein Bild „${text}“ gibt es unter ${count} nicht.`,
  },
};
