/** What several screens share: models, costs, notices, buttons, and how numbers and lists are written. */
import type { Words } from '../en/words.js';

export const ui: Words['ui'] = {
  model: 'Modell',
  unavailable: 'Nicht verfügbar',
  unknownReason: 'Grund unbekannt',
  unavailableModel: (title, reason) => `${title} – nicht verfügbar: ${reason}`,
  unusableModel: (asked, reason, shown) => `„${asked}“ ist jetzt nicht verfügbar: ${reason}. Zu sehen ist ${shown}.`,
  unknownModel: (asked, shown) => `Ein Modell „${asked}“ gibt es hier nicht. Zu sehen ist ${shown}.`,
  learning: 'Lernt gerade',
  modelGone: 'es wurde gelöscht',
  noModelReady: (reason) => `Kein Modell ist bereit: ${reason}. Mehr dazu steht unter „Modelle“.`,
  noneInstalled: 'es ist keines installiert',

  carryOn: {
    name: 'Weiter mit diesem Bild',
    map: 'Auf der Karte',
    asA: 'Als A eines Übergangs',
    asB: 'Als B',
    generate: 'Neue Bilder',
    lab: 'Beschädigen und reinigen',
  },

  embed: {
    copy: 'Einbettungscode kopieren',
    why: 'HTML, das diese Seite in einer eigenen Seite zeigt',
    copied: 'Kopiert; fügen Sie es in Ihre Seite ein',
    refused: 'Der Browser hat das Kopieren nicht zugelassen',
  },

  cost: 'Was geantwortet hat und was es gekostet hat',
  device: 'Gerät',
  notGpu: (device) => `${device}, nicht GPU`,
  onCpu: (reason) => `Läuft auf der CPU: ${reason}`,
  batch: 'Batch',
  queue: 'Warten',
  inference: 'Inferenz',
  transfer: 'Übertragung',

  lost: (subject) => `Die Verbindung ist unterbrochen und wird wieder aufgebaut. ${subject} bleibt hier.`,
  waiting: (subject) => `Der Server hat noch nicht geantwortet. ${subject} bleibt hier.`,
  whatIsShown: 'Was zu sehen ist',
  whatYouSet: 'Was eingestellt ist',
  dismiss: 'Ausblenden',

  language: 'Sprache',
  toLight: 'Zum hellen Design wechseln',
  toDark: 'Zum dunklen Design wechseln',

  all: 'Alle',
  cancel: 'Abbrechen',
  clear: 'Leeren',
  close: 'Schließen',
  done: 'Fertig',
  download: 'Herunterladen',
  none: 'Keine',
  redo: 'Wiederholen',
  seed: 'Startwert',
  undo: 'Rückgängig',

  class: 'Klasse',
  latent: 'Latentvektor',

  ranks: {
    error: {
      smallest: 'kleiner als alle anderen',
      best: (percent) => `unter den besten ${percent} %`,
      usual: 'so groß wie üblich',
      worst: (percent) => `unter den schlechtesten ${percent} %`,
      largest: 'größer als alle anderen',
    },
    latent: {
      rarest: 'seltener als alle anderen',
      rare: (percent) => `unter den seltensten ${percent} %`,
      usual: 'so häufig wie die meisten',
      common: (percent) => `unter den häufigsten ${percent} %`,
      commonest: 'häufiger als alle anderen',
    },
  },

  lessThanASecond: 'noch weniger als 1 s',
  left: (duration) => `noch ${duration}`,
  point: ',',
  grouped: (count) => count.toLocaleString('de'),
  date: (day) => day.toLocaleDateString('de', { dateStyle: 'long' }),
  and: (parts) => new Intl.ListFormat('de').format(parts),
  or: (parts) => new Intl.ListFormat('de', { type: 'disjunction' }).format(parts),
};
