/** Numbers for people: no false digits, a true minus sign. */
import { words } from '../words/words.js';

/** A number that JavaScript wrote, with the point of the page's language. */
export function pointed(text: string): string {
  return text.replace('.', words.ui.point);
}

export function decimal(value: number, digits: number): string {
  return pointed(value.toFixed(digits));
}

/** A latent value: two decimals near one, fewer for large values. */
export function latentFigure(value: number): string {
  const size = Math.abs(value);
  return signed(decimal(value, size >= 100 ? 0 : size >= 10 ? 1 : 2));
}

/** Three significant digits. */
export function errorFigure(value: number): string {
  return pointed(value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential(1) : String(Number(value.toPrecision(3))));
}

export function millisFigure(value: number): string {
  return value < 0.05 ? pointed('< 0.1') : decimal(value, value < 10 ? 1 : 0);
}

/** A percentile without pretending that 99.97 % is everything. */
export function percentFigure(value: number): string {
  if (value > 99 && value < 100) return '> 99';
  if (value > 0 && value < 1) return '< 1';
  return value.toFixed(0);
}

function signed(text: string): string {
  return text.replace(/^-(0([.,]0*)?)$/, '$1').replace('-', '−');
}

/** A share of 1 as a percentage, with two digits at most. */
export function shareFigure(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return pointed('< 0.1 %');
  return pointed(`${percent < 10 ? Number(percent.toFixed(1)) : Math.round(percent)} %`);
}

/** How long something takes, to be read at a glance. */
export function durationFigure(millis: number): string {
  if (millis < 1000) return `${Math.max(1, Math.round(millis))} ms`;
  if (millis < 60_000) return `${decimal(millis / 1000, 1)} s`;
  return `${Math.floor(millis / 60_000)} min ${Math.round((millis % 60_000) / 1000)} s`;
}

/** How long it will still take; no more exact than one can know. */
export function leftFigure(seconds: number): string {
  return seconds < 1 ? words.ui.lessThanASecond : words.ui.left(durationFigure(Math.ceil(seconds) * 1000).replace(/[.,]0/, ''));
}
