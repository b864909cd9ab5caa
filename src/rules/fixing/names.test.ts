import { afterEach, describe, expect, it } from 'vitest';
import { GERMAN_PHRASES } from '../../language/german/index.ts';
import { speak } from '../../speech/index.ts';
import { aboutOf, coined, sagaName, serviceName, subjectOf, updateName } from './names.ts';

afterEach(() => speak(undefined));

describe('what a name is about', () => {
  it.each([
    ['Order service', 'Order', 'order'],
    ['order-db', 'order', 'order'],
    ['CRM_API', 'CRM', 'crm'],
    ['Order Line Service', 'Order Line', 'order-line'],
    ['Bestell-Service', 'Bestell', 'bestell'],
    ['Kundendatenbank', 'Kunden', 'kunden'],
    ['Größenprüfung-Speicher', 'Größenprüfung', 'groessenpruefung'],
    ['Service', 'Service', 'service'],
  ])('of %s is %s, as a slug %s', (name, about, subject) => expect([aboutOf(name), subjectOf(name)]).toEqual([about, subject]));
});

describe('a name for something new', () => {
  const names = () => [serviceName('Rechnungs-DB'), sagaName('order-service'), updateName('Order Line service'), coined`${coined`order-events`}-dead-letters`];

  it('is English by itself', () => {
    expect(names().map(({ said }) => said)).toEqual(['Rechnungs service', 'Order saga', 'Update order line', 'order-events-dead-letters']);
  });

  it('is said in the language that is spoken, beside the English name that its id is made of', () => {
    speak(GERMAN_PHRASES);
    expect(names()).toEqual([
      { said: 'Rechnungs-Service', english: 'Rechnungs service' },
      { said: 'Order-Saga', english: 'Order saga' },
      { said: 'Order Line aktualisieren', english: 'Update order line' },
      { said: 'order-events-dead-letters', english: 'order-events-dead-letters' },
    ]);
  });
});
