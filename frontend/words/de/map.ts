/** The Map screen. */
import type { Words } from '../en/words.js';

const objection = (what: string, text: string, instead: string) => `${what}, nicht „${text}“; ${instead}.`;

export const map: Words['map'] = {
  name: 'Karte',
  figures: 'Diagramme →',
  theMap: 'Die Karte',
  chooseInView: 'Alles Sichtbare auswählen',
  how: 'Ziehen verschiebt, das Mausrad vergrößert, mit der Umschalttaste zieht man ein Lasso. Pfeiltasten wandern, die Eingabetaste heftet an.',
  encoding: (count, title) => `${title} kodiert ${count} Testbilder …`,
  noPicture: (number, last) => `Ein Testbild Nr. ${number} gibt es nicht, das letzte ist Nr. ${last}; angeheftet ist nichts.`,

  stage: {
    role: 'Karte',
    name: (count, title) => `Karte von ${count} Testbildern nach ${title}`,
    nameBefore: (title) => `Karte der Testbilder nach ${title}`,
    keys: 'Pfeiltasten wandern, mit der Umschalttaste in größeren Schritten; Plus und Minus ändern die Größe, 0 zeigt alles; die Eingabetaste heftet an, Escape lässt los.',
    noWebgl: 'Die Punkte fehlen: Dieser Browser bietet kein WebGL. Schalten Sie seine Hardwarebeschleunigung ein, oder öffnen Sie diese Seite in einem anderen Browser. '
      + 'Alles andere geht: mit dem Zeiger oder den Pfeiltasten dekodieren und die Mannigfaltigkeit zeigen.',
    notLoaded: 'Die Punkte fehlen: Die Seite konnte nicht laden, was sie zeichnet. Laden Sie die Seite neu.',
  },

  buttons: {
    name: 'Karte',
    larger: 'Größer (+)',
    smaller: 'Kleiner (−)',
    all: 'Alles zeigen (0)',
    lasso: 'Lasso (Umschalttaste und ziehen)',
  },

  controls: {
    projection: 'Projektion',
    projections: {
      pca: ['PCA', 'Die zwei Richtungen, in denen sich die Latentvektoren am meisten unterscheiden'],
      umap: ['UMAP', 'Nachbarn bleiben Nachbarn; berechnet, als das Modell trainiert wurde'],
      axes: ['Achsen', 'Zwei Werte des Latentvektors'],
    },
    axes: 'Achsen',
    across: 'Achse nach rechts',
    up: 'Achse nach oben',
    oneValue: 'Der Latentvektor hat nur einen Wert, also gibt es keine zwei Achsen.',
    manifold: 'Mannigfaltigkeit',
    aboutManifold: '20 × 20 Stellen des sichtbaren Ausschnitts dekodieren',
    noManifold: 'Nicht mit UMAP: Von dort führt kein Weg zurück zum Latentvektor.',
  },

  look: {
    nearest: 'Nächstes Testbild',
    nearestDrawn: 'Nächster Punkt',
    decoded: 'Hier dekodiert',
    named: (picture, name) => `${picture}, ${name}`,
    how: 'Auf die Karte zeigen, sie antippen oder mit den Pfeiltasten wandern: Der Decoder zeigt, was dort ist.',
    on: (number, name, error, rank) => `Nr. ${number}, Klasse ${name}. Der Fehler ${error} ist ${rank}.`,
    between: 'Zwischen den Bildern.',
    nextTo: (number, name) => `Zwischen den Bildern; daneben liegt Nr. ${number}, Klasse ${name}.`,
    onDrawn: (number, name) => (name ? `Nr. ${number}, Klasse ${name}.` : `Nr. ${number}.`),
    noWayBack: 'Von UMAP führt kein Weg zurück: Dies ist das Mittel der 4 nächsten Latentvektoren, nähere zählen mehr.',
    density: (rank) => `Der Latentvektor ist ${rank}.`,
    sample: 'Das erzeugte Bild',
    nextToSample: (number, name) => `Daneben liegt Nr. ${number}, Klasse ${name}.`,
  },

  legend: {
    class: (name, count) => `${name}: ${count} Bilder. Doppelklick: nur diese Klasse`,
  },

  selection: {
    chosen: (count) => `${count} ausgewählt`,
    firstShown: (count, shown) => `${count} ausgewählt, die ersten ${shown} sind zu sehen`,
    classes: 'Ausgewählte jeder Klasse',
    clear: 'Auswahl aufheben',
    pictures: 'Ausgewählte Testbilder',
    picture: (number, name) => `Nr. ${number}, ${name}`,
  },

  files: {
    noMap: 'Noch gibt es keine Karte',
    map: 'Karte (NPZ)',
    downloadMap: 'Orte, Latentvektoren und Klassen für NumPy herunterladen',
    manifold: 'Bilder (PNG)',
    downloadManifold: '20 mal 20 dekodierte Bilder des sichtbaren Ausschnitts herunterladen',
    noManifold: 'Von UMAP führt kein Weg von einem Ort zurück zum Latentvektor',
  },

  objections: {
    umap: (title, problem) => `Dieser Link zeigt ${title} mit UMAP. ${problem} Dies ist eine andere Karte.`,
    projection: (text, shown) => objection('Die Projektion ist pca, umap oder axes', text, `dies ist ${shown}`),
    axes: (across, up, title, last) =>
      objection(`Die Achsen von ${title} sind zwei verschiedene Zahlen von 1 bis ${last}`, `${across} und ${up}`, 'dies sind 1 und 2'),
    classes: (text) => objection('Ausgeblendete Klassen sind Zahlen mit Kommas dazwischen', text, 'alle sind zu sehen'),
    place: (text) => objection('Der angeheftete Ort ist die Nummer eines Testbildes oder zwei Zahlen', text, 'angeheftet ist nichts'),
    view: (text, least, largest) =>
      objection(`Der Ausschnitt ist seine Mitte und eine Vergrößerung von ${least} bis ${largest}`, text, 'dies ist die ganze Karte'),
    latent: (text, title, size) => objection(`Ein Latentvektor von ${title} hat ${size} Zahlen`, text, 'markiert ist keiner'),
  },
};
