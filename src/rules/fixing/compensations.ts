import { inSentence, say } from '../../speech/index.ts';

/** Verbs and what takes them back, as teams name it. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['reserve', 'release'],
  ['allocate', 'release'],
  ['hold', 'release'],
  ['lock', 'unlock'],
  ['block', 'unblock'],
  ['charge', 'refund'],
  ['pay', 'refund'],
  ['capture', 'refund'],
  ['collect', 'refund'],
  ['debit', 'credit'],
  ['credit', 'debit'],
  ['deposit', 'withdraw'],
  ['withdraw', 'deposit'],
  ['authorise', 'void'],
  ['authorize', 'void'],
  ['create', 'cancel'],
  ['place', 'cancel'],
  ['book', 'cancel'],
  ['schedule', 'cancel'],
  ['order', 'cancel'],
  ['request', 'cancel'],
  ['arrange', 'cancel'],
  ['start', 'cancel'],
  ['issue', 'revoke'],
  ['grant', 'revoke'],
  ['assign', 'unassign'],
  ['register', 'unregister'],
  ['enrol', 'withdraw'],
  ['enroll', 'withdraw'],
  ['subscribe', 'unsubscribe'],
  ['activate', 'deactivate'],
  ['enable', 'disable'],
  ['open', 'close'],
  ['add', 'remove'],
  ['attach', 'detach'],
  ['submit', 'withdraw'],
  ['approve', 'revoke'],
  ['confirm', 'cancel'],
  ['accept', 'reject'],
  ['increase', 'decrease'],
  ['decrease', 'increase'],
  ['publish', 'withdraw'],
  ['send', 'recall'],
  ['ship', 'recall'],
];
const OPPOSITE = new Map(OPPOSITES);

/** German verbs, which stand at the end: `Bestand reservieren`. */
const GERMAN_OPPOSITES: readonly (readonly [string, string])[] = [
  ['reservieren', 'freigeben'],
  ['zuteilen', 'freigeben'],
  ['sperren', 'entsperren'],
  ['entsperren', 'sperren'],
  ['belasten', 'entlasten'],
  ['abbuchen', 'zurückbuchen'],
  ['einziehen', 'erstatten'],
  ['bezahlen', 'erstatten'],
  ['zahlen', 'erstatten'],
  ['gutschreiben', 'abbuchen'],
  ['einzahlen', 'auszahlen'],
  ['auszahlen', 'einzahlen'],
  ['anlegen', 'löschen'],
  ['erstellen', 'löschen'],
  ['erzeugen', 'löschen'],
  ['buchen', 'stornieren'],
  ['bestellen', 'stornieren'],
  ['aufgeben', 'stornieren'],
  ['beauftragen', 'stornieren'],
  ['anfordern', 'stornieren'],
  ['ausstellen', 'stornieren'],
  ['planen', 'absagen'],
  ['starten', 'abbrechen'],
  ['erteilen', 'widerrufen'],
  ['genehmigen', 'widerrufen'],
  ['bestätigen', 'widerrufen'],
  ['annehmen', 'ablehnen'],
  ['zuweisen', 'entziehen'],
  ['anmelden', 'abmelden'],
  ['registrieren', 'abmelden'],
  ['abonnieren', 'kündigen'],
  ['aktivieren', 'deaktivieren'],
  ['öffnen', 'schließen'],
  ['eröffnen', 'schließen'],
  ['hinzufügen', 'entfernen'],
  ['einreichen', 'zurückziehen'],
  ['veröffentlichen', 'zurückziehen'],
  ['erhöhen', 'verringern'],
  ['verringern', 'erhöhen'],
  ['aktualisieren', 'zurücksetzen'],
  ['senden', 'zurückrufen'],
  ['versenden', 'zurückrufen'],
  ['verschicken', 'zurückrufen'],
  ['liefern', 'zurückrufen'],
  ['ausliefern', 'zurückrufen'],
];
const GERMAN_OPPOSITE = new Map(GERMAN_OPPOSITES);

/**
 * A name for what undoes an action, written as the action is: `ReserveStock` → `ReleaseStock`, `payments.charge_card` → `payments.refund_card`,
 * `Bestand reservieren` → `Bestand freigeben`. Where nothing is known to take it back, it says so in the language that is spoken:
 * `Notify customer` → `Undo notify customer`, or `Notify customer rückgängig machen`.
 */
export function compensationFor(action: string): string {
  const [, qualifier = '', name = action] = /^(.*[.:/])?([^.:/]+)$/su.exec(action.trim()) ?? [];
  const [, verb = '', rest = ''] = /^(\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll}))(.*)$/su.exec(name) ?? [];
  const opposite = OPPOSITE.get(verb.toLowerCase());
  const [, object = '', germanVerb = ''] = /^(.*?[\s_-])?(\p{L}+)$/su.exec(name) ?? [];
  const german = GERMAN_OPPOSITE.get(germanVerb.toLowerCase());
  if (opposite === undefined && german !== undefined) return qualifier + object + withCaseOf(germanVerb, german);
  return `${qualifier}${opposite === undefined ? undone(name) : withCaseOf(verb, opposite) + rest}`;
}

function undone(name: string): string {
  if (/\s/u.test(name)) return /^\p{Lu}/u.test(name) ? say`Undo ${inSentence(name)}` : say`undo ${name}`;
  if (name.includes('-')) return `undo-${name}`;
  if (name.includes('_')) return `${name === name.toUpperCase() ? 'UNDO' : 'undo'}_${name}`;
  return /^\p{Lu}/u.test(name) ? `Undo${name}` : `undo${upperFirst(name)}`;
}

function withCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(model) ? upperFirst(word) : word;
}

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
