import { afterEach, describe, expect, it } from 'vitest';
import { GERMAN_PHRASES } from '../../language/german/index.ts';
import { speak } from '../../speech/index.ts';
import { compensationFor } from './compensations.ts';

afterEach(() => speak(undefined));

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
    ['CALCULATE TAX', 'Undo CALCULATE TAX'],
    ['Bestand reservieren', 'Bestand freigeben'],
    ['bestand_reservieren', 'bestand_freigeben'],
    ['Bezahlen', 'Erstatten'],
    ['Zahlungen.Betrag einziehen', 'Zahlungen.Betrag erstatten'],
  ])('of %s is %s', (action, compensation) => expect(compensationFor(action)).toBe(compensation));

  it('that nobody knows is said in the language that is spoken, and leaves the action as it is called', () => {
    speak(GERMAN_PHRASES);
    expect(['Notify customer', 'Steuer berechnen', 'notify customer', 'Reserve stock'].map(compensationFor)).toEqual([
      'Notify customer rückgängig machen',
      'Steuer berechnen rückgängig machen',
      'notify customer rückgängig machen',
      'Release stock',
    ]);
  });
});
