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

/**
 * A name for what undoes an action, written as the action is: `ReserveStock` → `ReleaseStock`, `payments.charge_card` → `payments.refund_card`,
 * `Notify customer` → `Undo notify customer`.
 */
export function compensationFor(action: string): string {
  const [, qualifier = '', name = action] = /^(.*[.:/])?([^.:/]+)$/su.exec(action.trim()) ?? [];
  const [, verb = '', rest = ''] = /^(\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll}))(.*)$/su.exec(name) ?? [];
  const opposite = OPPOSITE.get(verb.toLowerCase());
  return `${qualifier}${opposite === undefined ? undone(name) : withCaseOf(verb, opposite) + rest}`;
}

function undone(name: string): string {
  if (/\s/u.test(name)) return `${withCaseOf(name, 'undo')} ${lowerFirst(name)}`;
  if (name.includes('-')) return `undo-${name}`;
  if (name.includes('_')) return `${name === name.toUpperCase() ? 'UNDO' : 'undo'}_${name}`;
  return /^\p{Lu}/u.test(name) ? `Undo${name}` : `undo${upperFirst(name)}`;
}

function withCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(model) ? upperFirst(word) : word;
}

const upperFirst = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const lowerFirst = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);
