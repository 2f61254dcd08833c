/** The pad to draw on. */
import type { Words } from '../en/words.js';

export const pad: Words['pad'] = {
  name: 'Zeichenfläche',
  keys: 'Pfeiltasten bewegen einen Zeiger von der Größe einer Zelle, mit der Umschalttaste zeichnen sie, die Leertaste setzt oder löscht eine Zelle.',
  cell: (row, column, inked) => `Zeile ${row}, Spalte ${column}, ${inked ? 'Tinte' : 'leer'}`,
  tooLarge: (megabytes, limit) => `Das Bild hat ${megabytes} MB, höchstens ${limit} MB sind möglich. Nehmen Sie ein kleineres.`,
  crop: {
    title: 'Welcher Teil des Bildes?',
    how: 'Das Bild verschieben, bis das Wichtige den Rahmen füllt.',
    landmarks: (names) => `Das Bild verschieben und vergrößern, bis ${names} in den Kreisen liegen, wie in allen Bildern, aus denen das Modell gelernt hat.`,
    frame: 'Bild unter dem Rahmen',
    keys: 'Pfeiltasten bewegen das Bild, mit der Umschalttaste in größeren Schritten; Plus und Minus ändern die Größe, 0 zeigt alles; die Eingabetaste übernimmt den Teil.',
    size: 'Größe',
    whole: 'Ganzes Bild',
    cancel: 'Abbrechen',
    use: 'Diesen Teil nehmen',
  },
  unreadable: 'Diese Datei ist kein Bild, das der Browser lesen kann. Geeignet sind PNG, JPEG und WebP.',
};
