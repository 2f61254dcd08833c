/** What is said of files that are opened. */
import type { Words } from '../en/words.js';

const AS_PICTURE = 'Speichern Sie den Inhalt als PNG oder JPEG';

export const page: Words['page'] = {
  bytes: (count) => `${count} Byte`,
  empty: (name) => `Erwartet wurde eine Seite, „${name}“ ist aber eine leere Datei. Scannen oder speichern Sie die Seite noch einmal.`,
  tooLarge: (limit, size) => `Erwartet wurde eine Datei von höchstens ${limit}, diese hat ${size}. Speichern Sie die Seite als JPEG, oder scannen Sie sie mit 300 dpi, und öffnen Sie das.`,
  unreadable: (name) => `Der Browser kann „${name}“ nicht öffnen. Wählen Sie die Datei noch einmal, oder kopieren Sie sie erst auf dieses Gerät.`,
  unknown: (taken, kind, name, advice) => `Erwartet wurde eine Seite (${taken}), „${name}“ ist aber ${kind}. ${advice}, und öffnen Sie das.`,
  refused: {
    pdf: ['ein PDF', 'Speichern Sie seine Seite als Bild'],
    zip: ['ein ZIP-Archiv', 'Entpacken Sie es'],
    heic: ['ein HEIC-Bild, wie iPhones es aufnehmen', 'Wählen Sie auf dem Gerät Einstellungen > Kamera > Formate > Maximale Kompatibilität, oder speichern Sie das Bild als JPEG'],
    avif: ['ein AVIF-Bild', AS_PICTURE],
    jpeg2000: ['ein JPEG-2000-Bild', AS_PICTURE],
    jpegXl: ['ein JPEG-XL-Bild', AS_PICTURE],
    photoshop: ['eine Photoshop-Datei', AS_PICTURE],
    djvu: ['eine DjVu-Datei', 'Speichern Sie sie als PDF oder TIFF'],
    film: ['ein Film', 'Nehmen Sie die Seite als Bild auf'],
    text: ['ein Text', AS_PICTURE],
    other: ['etwas anderes', AS_PICTURE],
  },
  connectionBroke: 'Die Verbindung brach ab, bevor die Datei beim Server war. Was zu sehen ist, bleibt; senden Sie die Datei noch einmal.',
  notTaken: (status) => `Der Server hat die Datei nicht angenommen, seine Antwort war ${status}. Laden Sie diese Seite neu, und senden Sie die Datei noch einmal.`,
};
