/** The Lessons, but for their texts, which are Markdown files of the server. */
import type { Words } from '../en/words.js';

export const lessons: Words['lessons'] = {
  name: 'Lektionen',
  lead: (chapters) => `Wie Autoencoder funktionieren, in ${chapters} kurzen Kapiteln. Jeder Schritt besteht aus ein paar Sätzen, einer Seite zum Ausprobieren und einer Aufgabe dazu.`,
  done: (done, all) => `${done} von ${all} Aufgaben gelöst; das merkt sich dieser Browser.`,
  isDone: ', gelöst',
  forget: 'Von vorn beginnen',
  teacher: 'Alle Aufgaben auf einer Seite, für Lehrkräfte',
  steps: 'Schritte',
  stepsOf: (chapter) => `Schritte von „${chapter}“`,
  screenOf: (step) => `Die Seite zu „${step}“`,
  solved: 'Gelöst',
  next: (title) => `Weiter: ${title}`,
  all: 'Alle Lektionen',
  back: 'Zurück',
  again: 'Diesen Schritt neu beginnen',
  whole: 'Als ganze Seite öffnen',
  sheet: 'Alle Aufgaben',
  aboutSheet: 'Jeder Schritt dauert etwa zwei Minuten und braucht kein Konto. Eine Aufgabe bekommt ihren Haken, wenn die Seite zeigt, dass sie gelöst ist; gemerkt wird das im Browser derer, die sie gelöst haben.',
  print: 'Drucken',
};
