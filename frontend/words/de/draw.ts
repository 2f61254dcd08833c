/** The Draw screen. */
import { html } from 'lit';
import type { Words } from '../en/words.js';
import { picture } from './picture.js';

const signed = (denoised: boolean) => `${denoised ? 'Änderung' : 'Fehler'} mit Vorzeichen`;
const absolute = (denoised: boolean) => `Betrag ${denoised ? 'der Änderung' : 'des Fehlers'}`;
const signedMap = (name: string, denoised: boolean) => `${name}: orange, wo Tinte hinzukam, blau, wo sie ${denoised ? 'entfernt wurde' : 'verloren ging'}`;

export const draw: Words['draw'] = {
  name: 'Zeichnen',
  headline: (values, photographic) => (values
    ? `Das Modell presst ${photographic ? 'das Bild' : 'die Zeichnung'} in ${values} Zahlen und zeichnet ${photographic ? 'es' : 'sie'} daraus neu. Bewegen Sie eine davon.`
    : 'Das Modell befreit die Zeichnung vom Rauschen.'),
  comparing: (models) => `${models} Modelle zeichnen dasselbe neu, jedes auf seine Art.`,
  encoder: 'Encoder',
  decoder: 'Decoder',
  denoiser: 'Entrauscher',
  from: (count, to) => `${count} → ${to}`,
  squeezes: (pixels, values) => `Der Encoder macht aus ${pixels} Pixelwerten ${values} Zahlen.`,
  redraws: (pixels, values) => `Der Decoder macht aus ${values} Zahlen ${pixels} Pixelwerte.`,
  compare: (more) => html`Vergleich${more(' der Modelle')}`,
  models: (count) => `${count} Modelle`,
  yourDrawing: 'Ihre Zeichnung',
  yourPicture: 'Ihr Bild',
  drawOverMe: 'Hier drüberzeichnen',
  denoised: 'Entrauscht',
  denoisedDrawing: 'Ihre Zeichnung, entrauscht',
  decoded: 'Aus dem geänderten Latentvektor dekodiert',
  decodedPicture: 'Bild, aus dem geänderten Latentvektor dekodiert',
  reconstructed: 'Rekonstruktion Ihrer Zeichnung',
  reconstructedPicture: 'Rekonstruktion Ihres Bildes',
  nothingDrawn: 'Hier erscheint, was das Modell aus der Zeichnung macht',
  noModel: 'Kein Modell ist bereit',
  normalise: 'Mitte und Größe wie im Training',
  howMuchChanged: 'Wie viel sich geändert hat',
  nothingChanged: 'Noch gibt es nichts zu sagen',
  meanChange: (figure) => html`Mittlere quadratische Änderung <b>${figure}</b>`,

  linkCopied: 'Link kopiert: Er stellt diese Zeichnung auf jedem Gerät wieder her.',
  copyRefused: 'Der Browser hat das Kopieren abgelehnt; kopieren Sie die Adresse oben.',
  pictureNotInLink: 'Ein eingefügtes Bild ist zu groß für einen Link: Es bleibt in diesem Tab, auch nach dem Neuladen; wer den Link öffnet, sieht es nicht.',
  pictureNotHere: 'Dieser Link entstand mit einem eingefügten Bild unter den Strichen, das zu groß für einen Link und nicht darin enthalten ist; fügen Sie es noch einmal ein.',
  drawingNotInLink: 'Die Zeichnung ist zu lang für einen Link und nicht darin enthalten.',
  fewerPoints: 'Die Zeichnung ist lang, deshalb behält der Link ihre Linien mit weniger Punkten.',
  drawingCopied: (side) => `Zeichnung als PNG mit ${side} px kopiert.`,
  drawingNotCopied: 'Bilder lassen sich nur über https oder localhost kopieren; laden Sie es stattdessen herunter.',

  damagedDrawing: 'Die Zeichnung in diesem Link ist beschädigt und wurde weggelassen; bitten Sie noch einmal um den Link.',
  damagedLatent: 'Der Latentvektor in diesem Link ist beschädigt und wurde weggelassen.',
  otherLatent: (count, title, size) => `Der Latentvektor in diesem Link hat ${count} Werte, ${title} hat ${size || 'keine'}; er wurde weggelassen.`,
  otherVersion: (version, title, shown) =>
    `Dieser Link entstand mit Version ${version} von ${title}; dies ist Version ${shown}, die Bilder können also abweichen.`,

  maps: {
    modelSees: 'Das Modell sieht',
    seen: 'Gesehen',
    whatItSees: 'Was das Modell sieht',
    whatItSeesOf: (width, height) => `Was das Modell sieht, ${width} mal ${height} Pixel`,
    minusSeen: (denoised) => `${denoised ? 'Entrauschtes' : 'Rekonstruktion'} minus Gesehenes`,
    signed: (denoised) => html`${denoised ? 'Änderung' : 'Fehler'} ±`,
    signedMap: (denoised) => signedMap(signed(denoised), denoised),
    absolute: (denoised) => html`${denoised ? 'Betrag' : 'Fehlerbetrag'}`,
    absoluteMap: (denoised) => picture.absolute(absolute(denoised)),
  },

  comparison: {
    signed: 'Mit Vorzeichen',
    absolute: 'Betrag',
    onlyThis: (title) => `${title}: nur dieses Modell zeigen`,
    made: (title, denoised) => `${denoised ? 'Zeichnung, entrauscht' : 'Rekonstruktion'} von ${title}`,
    signedMap: (title, denoised) => signedMap(`${title}, ${signed(denoised)}`, denoised),
    absoluteMap: (title, denoised) => picture.absolute(`${title}, ${absolute(denoised)}`),
    difference: (figure, denoised) => html`${denoised ? 'Änderung' : 'Fehler'} <b>${figure}</b>`,
    byDenoising: 'durch Entrauschen',
  },

  honesty: {
    question: 'Kennt es das?',
    nothing: 'Noch gibt es nichts zu beurteilen',
    familiar: 'Wie die Bilder, die es gelernt hat',
    blurred: 'Von bekannter Art, aber unscharf',
    unusual: 'Ungewöhnlich',
    unknown: 'Anders als alles, was ich gelernt habe',
    error: (rank) => html`Fehler <b>${rank}</b>`,
    errorIs: (error) => `Mittlerer quadratischer Fehler ${error}, Werte von 0 bis 1; verglichen mit dem der Testbilder`,
    errorScale: 'Rekonstruktionsfehler, Perzentil der Testbilder',
    rarity: (rank) => html`Latentvektor <b>${rank}</b>`,
    rarityIs: 'Wie häufig der Latentvektor ist, verglichen mit denen der Testbilder',
    rarityScale: 'Seltenheit des Latentvektors, Perzentil der Testbilder',
  },

  latent: {
    values: (count) => `${count} Latentwerte`,
    nothingEncoded: 'Noch ist nichts kodiert; die Striche zeigen die Mediane der Trainingsbilder.',
    edited: 'Von Hand geändert; ein Ring zeigt, was der Encoder meinte.',
    encoded: 'Auf eine Zahl zeigen, um zu sehen, was sie bewirkt; die wichtigsten stehen vorn.',
    reset: 'Zurücksetzen',
    more: (count) => `Alle ${count}`,
    fewer: (count) => `Nur ${count}`,
    group: 'Latentwerte',
    value: (number) => `Latentwert ${number}`,
    names: { slant: 'Neigung', width: 'Breite', height: 'Höhe', weight: 'Strichstärke', roundness: 'Rundung' },
    aboutName: (name) => `${name}: Das meiste, worin sich dekodierte Bilder hier unterscheiden, kommt von dieser Zahl, wie auch immer die anderen sind.`,
    outside: (value) => `${value}, außerhalb dessen, was Trainingsbilder haben`,
    outsideRange: 'außerhalb des 1. bis 99. Perzentils der Trainingsbilder',
  },

  tools: {
    name: 'Zeichenwerkzeuge',
    undo: 'Rückgängig (Strg Z)',
    redo: 'Wiederholen (Strg Umschalt Z)',
    clear: 'Leeren (Rücktaste)',
    eraser: 'Radierer (E)',
    brush: 'Pinsel',
    brushSize: 'Pinselgröße',
    brushKeys: 'Pinselgröße ([ und ])',
    brushWidth: (width, pixels) => `${width} von ${pixels} Pixeln`,
    open: 'Bild öffnen (oder einfügen oder hier ablegen)',
    keys: 'Tastaturkürzel',
    keysKey: 'Tasten (?)',
  },

  keys: 'Tasten',
  shortcuts: {
    undo: ['Strg Z', 'Einen Strich, eine bewegte Zahl, einen Modellwechsel rückgängig machen'],
    redo: ['Strg Umschalt Z, Strg Y', 'Wiederholen'],
    brush: ['[ und ]', 'Dünnerer oder dickerer Pinsel'],
    eraser: ['E', 'Radierer an oder aus'],
    clear: ['Rücktaste', 'Zeichnung leeren'],
    normalise: ['N', 'Mitte und Größe wie im Training an oder aus'],
    compare: ['M', 'Modelle vergleichen'],
    inside: ['I', 'In das Modell hineinsehen'],
    copy: ['Strg C', 'Zeichnung als PNG kopieren'],
    paste: ['Strg V', 'Ein Bild als Zeichnung einfügen'],
    move: ['Pfeiltasten', 'Auf der Zeichenfläche: den Zeiger bewegen'],
    draw: ['Umschalt Pfeiltasten', 'Auf der Zeichenfläche: zeichnen'],
    cell: ['Leertaste, Eingabe', 'Auf der Zeichenfläche: eine Zelle setzen oder löschen'],
    giveBack: ['Entf', 'Auf einem Latentwert: ihn dem Encoder zurückgeben'],
    sheet: ['?', 'Diese Übersicht'],
  },

  takeAway: {
    copyLink: 'Teilen',
    small: (denoised) => `${denoised ? 'Entrauschte Zeichnung' : 'Rekonstruktion'} herunterladen, ein Pixel für jeden Wert`,
    large: (denoised) => `${denoised ? 'Entrauschte Zeichnung' : 'Rekonstruktion'} herunterladen, zehnmal so groß`,
    pictures: 'Die Bilder für NumPy herunterladen',
    latent: 'Den Latentvektor als JSON herunterladen',
    both: 'Latentvektor und Bilder für NumPy herunterladen',
  },
};
