import { t } from '../../language/index.ts';
import type { Illegality } from '../../model/index.ts';

/** Why a flow is refused, in the language that is shown. */
export function refusalWords({ name, what, rule }: Illegality): string {
  if (rule === undefined) return t('This would lead back to “{{name}}”; only a call may do that.', { name });
  return t('“{{name}}” is {{what}}; {{rule}}.', { name, what: t(what), rule: t(rule) });
}
