import { describe, expect, it } from 'vitest';
import { compensationFor } from './compensations.ts';

describe('the name of a compensation', () => {
  it.each([
    ['ReserveStock', 'ReleaseStock'],
    ['reserveStock', 'releaseStock'],
    ['Reserve stock', 'Release stock'],
    ['reserve_stock', 'release_stock'],
    ['reserve-stock', 'release-stock'],
    ['RESERVE_STOCK', 'RELEASE_STOCK'],
    ['Payments.Charge', 'Payments.Refund'],
    ['CreateOrder', 'CancelOrder'],
    ['Order', 'Cancel'],
    ['Orderly', 'UndoOrderly'],
    ['CalculateTax', 'UndoCalculateTax'],
    ['calculateTax', 'undoCalculateTax'],
    ['Calculate tax', 'Undo calculate tax'],
    ['calculate_tax', 'undo_calculate_tax'],
    ['calculate-tax', 'undo-calculate-tax'],
    ['Étendre', 'UndoÉtendre'],
  ])('of %s is %s', (action, compensation) => expect(compensationFor(action)).toBe(compensation));
});
