import { describe, expect, it } from 'vitest';
import { durationFigure, errorFigure, latentFigure, leftFigure, millisFigure, percentFigure, shareFigure } from './figures.js';

describe('figures', () => {
  it('have no digits that are not true', () => {
    expect([0.123456, 12.345, 123.456, -3.14159, -0.001].map(latentFigure)).toEqual(['0.12', '12.3', '123', '−3.14', '0.00']);
    expect([0, 0.00001234, 0.0123456, 12.3456].map(errorFigure)).toEqual(['0', '1.2e-5', '0.0123', '12.3']);
    expect([0.01, 0.05, 9.96, 12.4].map(millisFigure)).toEqual(['< 0.1', '0.1', '10.0', '12']);
  });

  it('do not pretend that nearly all is all, or nearly nothing nothing', () => {
    expect([0, 0.4, 50.4, 99.97, 100].map(percentFigure)).toEqual(['0', '< 1', '50', '> 99', '100']);
    expect([0, 0.0004, 0.0123, 0.5].map(shareFigure)).toEqual(['0 %', '< 0.1 %', '1.2 %', '50 %']);
  });

  it('tell times as people do', () => {
    expect([0.2, 999.4, 1000, 61_000].map(durationFigure)).toEqual(['1 ms', '999 ms', '1.0 s', '1 min 1 s']);
    expect([0.3, 4.2, 75].map(leftFigure)).toEqual(['less than 1 s left', '5 s left', '1 min 15 s left']);
  });
});
