/** The Figures screen. */
import type { Words } from '../en/words.js';

const ORDER = {
  random: 'zufällig gezogen aus',
  best: 'mit dem kleinsten quadratischen Fehler aus',
  median: 'mit mittlerem quadratischem Fehler (Median) aus',
  worst: 'mit dem größten quadratischen Fehler aus',
};

export const figures: Words['figures'] = {
  name: 'Diagramme',
  back: '← Karte',
  answer: 'Antwort',
  figures: {
    corner: ['Paardiagramm', 'Paare', 'Paardiagramm'],
    densities: ['Dichten', 'Dichten', 'Dichten'],
    cloud: ['Die Wolke', 'Wolke', 'die Wolke der Latentvektoren'],
    learning: ['Lernkurve', 'Lernen', 'Lernkurve'],
    pictures: ['Testbilder', 'Bilder', 'Testbilder'],
  },
  pictureTitle: (model, figure) => `${model}: ${figure}`,
  notYet: 'Sobald das Diagramm da ist',
  downloadPng: 'Das Diagramm als PNG herunterladen',
  downloadNpz: 'Die Daten als NPZ herunterladen',
  askingForModels: 'Die Modelle werden abgefragt',
  appearsHere: 'Hier erscheint das Diagramm',
  encodes: (title, count) => `${title} kodiert ${count} Testbilder; das dauert einige Sekunden, einmal für jedes Modell.`,

  side: {
    classes: 'Klassen',
    dimensions: 'Dimensionen',
    class: (name) => `Klasse ${name}`,
    dimension: (number) => `Dimension ${number}`,
    oneStays: 'Eine Dimension bleibt',
    usual: 'Üblich',
  },

  corner: {
    name: (dimensions, classes) => `Paardiagramm von ${dimensions} Dimensionen und ${classes} Klassen; Pfeiltasten führen von Feld zu Feld`,
    caption: (title, count, dataSet) =>
      `Die Latentvektoren, die ${title} den ${count} Bildern der Testmenge von ${dataSet} gibt, in jedem Feld zwei Dimensionen, `
      + 'auf der Diagonalen eine, jede Klasse in ihrer Farbe: Bei einem guten Modell liegen die Klassen in manchen Feldern auseinander, und keine Dimension ist eine dünne Spitze, die nichts aussagt.',
    spread: (dimension, mean, deviation) => `${dimension}: Mittelwert ${mean}, Standardabweichung ${deviation}`,
    noClass: (dimension) => `${dimension}: keine Klasse ist zu sehen`,
    correlation: (up, across, correlation) => `${up} über ${across}: Korrelation ${correlation}`,
    noCorrelation: (up, across) => `${up} über ${across}: keine Korrelation zu nennen`,
    pictures: 'Bilder',
  },

  densities: {
    name: (classes, dimensions) =>
      `Dichten von ${classes} Klassen über ${dimensions} Dimensionen; Pfeiltasten nach oben und unten führen von Feld zu Feld, nach links und rechts lesen sie ab`,
    caption: (title, count, dataSet, prior) =>
      `Wie die ${count} Testbilder von ${dataSet} über jede Dimension von ${title} verteilt sind: eine Kerndichte mit Gauß-Kern für jede Klasse `
      + `(Bandbreite nach Silverman, 1986), die dicke Linie für alle gezeigten Klassen zusammen${prior ? ', daneben gestrichelt die N(0, 1), auf die das Modell hin gelernt hat' : ''}; `
      + `bei einem guten Modell haben die Klassen ihre Gipfel an verschiedenen Stellen${prior ? ', und alle zusammen kommen der gestrichelten Kurve nahe' : ''}.`,
    together: 'alle zusammen',
    panel: (dimension) => `Dichten von ${dimension}, Ablesestelle`,
    at: (value) => `bei ${value}`,
  },

  cloud: {
    made: 'Was bei jeder Vermutung herauskommt',
    another: 'Zehn andere',
    drawing: 'Punkte werden gezogen.',
    aboutMade: (title) =>
      `Um etwas Neues zu machen, wird ein Punkt gezogen, wo Latentvektoren liegen könnten, und ${title} dekodiert ihn. Vermutungen, wo das ist, die gröbste zuerst: `
      + 'Ein Punkt in der Wolke kommt dorthin zurück, wo er war, wenn sein Bild wieder kodiert wird; ein Punkt außerhalb verirrt sich.',
    probes: {
      cube: ['Würfel', 'gleichmäßig in einem Quader, so breit wie die Wolke'],
      ball: ['Kugel', 'gleichmäßig in einer Kugel, so breit wie die Wolke'],
      values: ['Jeder Wert für sich', 'jeder aus seiner eigenen Normalverteilung'],
      ellipsoid: ['Ellipsoid', 'entlang der Hauptkomponenten'],
      mixture: ['Ein Ellipsoid je Klasse', 'die Klassen in zufälliger Folge'],
      prior: ['Gelernter Prior', 'ein Netz hat gelernt, wo Latentvektoren liegen'],
    },
    pictureOf: (probe, number) => `${probe}, Bild ${number}`,
    astray: (deviations) => `kommt ${deviations} Abweichungen entfernt zurück`,
    measured: (accuracy, frechet) => [accuracy && `richtige Klasse ${accuracy}`, `Fréchet-Abstand ${frechet}`].filter(Boolean).join(' · '),
    radii: 'Wie weit von der Mitte',
    aboutRadii: (size) =>
      `In ${size} Dimensionen ist eine Wolke eine Schale: Kaum ein Punkt liegt nahe der Mitte. Wo der graue Berg nicht unter der Kurve der normalverteilten Wolke liegt, `
      + 'landen Punkte, die aus dieser Kurve gezogen werden, wo nie ein Bild war.',
    ofLatents: 'Latentvektoren der Testbilder',
    ofNormal: 'normalverteilt',
    ofCube: 'gleichmäßig im Würfel',
    ofBall: 'gleichmäßig in der Kugel',
    values: 'Jeder Wert',
    aboutValues: 'Wie jeder Wert verteilt ist, und die Normalverteilung mit seinem Mittelwert und seiner Abweichung. Auch Werte, die einzeln normalverteilt aussehen, können zusammenhängen.',
    value: (dimension, mean, deviation) => `${dimension}: Mittelwert ${mean}, Standardabweichung ${deviation}`,
    unlike: (share) => `${share} von normal`,
    still: 'ändert sich nie',
    components: 'Was jede Komponente aussagt',
    aboutComponents: (count, size) =>
      `Richtungen, in denen die Wolke am breitesten ist, und ihr Anteil an der Varianz. ${count} von ${size} machen neun Zehntel aus: je weniger, desto flacher die Wolke.`,
    filaments: 'Die ersten Komponenten in Paaren',
    aboutFilaments: 'Wo eine runde Wolke eine Scheibe wäre, zeigen Fäden und Lücken, wovon kein Ellipsoid weiß.',
    pair: (across, up) => `Komponente ${across} waagrecht, ${up} senkrecht`,
    caption: (title, count, dataSet) =>
      `Die Latentvektoren, die ${title} den ${count} Bildern der Testmenge von ${dataSet} gibt. Abstände zählen jeden Wert in seinen eigenen Abweichungen; „von normal“ ist der `
      + 'größte Abstand zweier Verteilungsfunktionen (Kolmogorow, 1933); der Fréchet-Abstand (kleiner ist besser) wurde an 10.000 erzeugten Bildern gemessen.',
  },

  learning: {
    caption: (title, epochs, dataSet, loss, heldOut, best) =>
      `Der Verlust von ${title} über ${epochs} Epochen auf der Trainingsmenge von ${dataSet} (${loss}) und auf ${heldOut ? `den ${heldOut} davon, die` : 'Bildern, die'} zur Validierung zurückgehalten wurden, `
      + `mit den ausgelieferten Gewichten${best ? ` aus Epoche ${best[0]}, bei ${best[1]}` : ''}: Bei einem guten Modell fallen beide Kurven gemeinsam, bis sie flach sind; `
      + 'eine Validierungskurve, die wieder steigt, bedeutet Überanpassung.',
  },

  pictures: {
    which: 'Welche Bilder',
    orders: { random: 'Zufällig', best: 'Beste', median: 'Mittlere', worst: 'Schlechteste' },
    anotherTen: 'Zehn andere',
    allClasses: 'alle',
    measured: 'Gemessene Testbilder',
    measuring: (measured, total) => `${measured} von ${total} gemessen, einmal für jedes Modell`,
    measuringLeft: (measured, total, left) => `${measured} von ${total} gemessen, einmal für jedes Modell; ${left}`,
    caption: (count, order, total, dataSet, title) =>
      `${count} Bilder ${ORDER[order]} ${total} der Testmenge von ${dataSet}, was ${title} daraus macht, und der Unterschied; `
      + 'MSE ist der mittlere quadratische Fehler der Pixel eines Bildes, 0 bis 1, und der Prozentsatz sagt, wie viele Testbilder einen kleineren haben: '
      + 'Ein gutes Modell lässt seine Fehlerbilder fast leer und verwechselt auch im schlechtesten Fall nur, was Menschen verwechseln.',
    heads: { original: 'Original', reconstruction: 'Rekon\u00adstruktion', signed: 'Fehler ±', absolute: 'Betrag' },
    original: (number) => `Original ${number}`,
    reconstruction: (number) => `Rekonstruktion von ${number}`,
    signed: (number) => `Fehler von ${number} mit Vorzeichen`,
    absolute: (number) => `Betrag des Fehlers von ${number}`,
    lost: '−1 verloren',
    added: '+1 hinzugekommen',
    absoluteError: 'Betrag des Fehlers',
    number: (number) => `Nummer ${number} der Testmenge`,
    meanSquaredError: 'Mittlerer quadratischer Fehler',
    mse: (error) => `MSE ${error}`,
  },

  objections: {
    not: (expected, text) => `${expected}, nicht „${text}“.`,
    without: (objections) => `${objections} Dies ist das Diagramm ohne das.`,
    figures: (figures) => `Die Diagramme sind ${figures}`,
    classes: (last) => `Klassen sind Zahlen von 0 bis ${last} mit Kommas dazwischen`,
    noClasses: (title) => `${title} kennt keine Klassen`,
    dimensions: (last) => `Dimensionen sind Zahlen von 1 bis ${last} mit Kommas dazwischen`,
    panel: (last) => `Ein Feld sind zwei Dimensionen von 1 bis ${last}, die größere zuerst`,
    axis: 'Die Achse ist log oder linear',
    order: (orders) => `Die Reihenfolge der Testbilder ist ${orders}`,
    class: (last) => `Eine Klasse ist eine Zahl von 0 bis ${last}`,
    seed: (last) => `Der Startwert ist eine ganze Zahl von 0 bis ${last}`,
  },
};
