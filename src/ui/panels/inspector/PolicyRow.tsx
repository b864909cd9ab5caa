import ChevronDown from 'lucide-react/icons/chevron-down';
import GripVertical from 'lucide-react/icons/grip-vertical';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { type HTMLAttributes, type KeyboardEvent, useState } from 'react';
import { glyphPath, policyGlyph } from '../../../drawing/index.ts';
import { inSentence, t } from '../../../language/index.ts';
import type { FormField, Json, PolicyName } from '../../../model/index.ts';
import { Button } from '../../controls/Button.tsx';
import { cx } from '../../controls/cx.ts';
import { Glyph } from '../../records/Glyph.tsx';
import { POLICY_WORDS } from '../../records/words.ts';
import { type CommitField, FormRow } from './form/FormRow.tsx';
import css from './Policies.module.css';
import { type AnyPolicy, defaultParameter, MAIN_PARAMETERS, summaryOf } from './policySummary.ts';

/** What a row knows of its policy. */
export type PolicyShown =
  | { readonly state: 'set'; readonly policy: AnyPolicy }
  | { readonly state: 'inherited'; readonly policy: AnyPolicy; readonly from: string }
  | { readonly state: 'unknown' }
  | { readonly state: 'absent' };

interface PolicyRowProps {
  name: PolicyName;
  shown: PolicyShown;
  parameters: readonly FormField[];
  open: boolean;
  dragging: boolean;
  /** Pointer handlers of the handle; absent where the order means nothing. */
  handle: HTMLAttributes<HTMLElement> | undefined;
  onKeyDown: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
  onToggle: () => void;
  onAdd: () => void;
  onRemove: () => void;
  onChange: (policy: AnyPolicy) => string | undefined;
}

/** One policy: its name, what it says in a few characters, and its parameters when it is open. */
export function PolicyRow({ name, shown, parameters, open, dragging, handle, onKeyDown, onToggle, onAdd, onRemove, onChange }: PolicyRowProps) {
  const word = POLICY_WORDS[name];
  const present = shown.state === 'set' || shown.state === 'inherited';
  const isOpen = open && present;

  return (
    <li data-row className={cx(css.row, isOpen && css.open, shown.state !== 'set' && css.off, dragging && css.dragging)}>
      <div className={css.line}>
        {handle && (
          <span {...handle} className={css.grip} aria-hidden="true">
            <GripVertical size={14} />
          </span>
        )}
        <button
          type="button"
          className={css.toggle}
          onKeyDown={onKeyDown}
          aria-expanded={present ? isOpen : undefined}
          aria-label={present ? undefined : t('Add: {{policy}}, {{state}}', { policy: inSentence(word), state: stateWords(shown) })}
          aria-keyshortcuts={handle ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
          onClick={present ? onToggle : onAdd}
        >
          <Glyph path={glyphPath(policyGlyph(name))} size={15} className={css.glyph} />
          <span className={css.name}>{word}</span>
          <span className={present ? css.summary : css.state}>{present ? summaryOf(name, shown.policy) : stateWords(shown)}</span>
          {present ? <ChevronDown size={14} aria-hidden="true" className={cx(css.chevron, isOpen && css.up)} /> : <Plus size={14} aria-hidden="true" />}
        </button>
      </div>
      {isOpen && shown.state === 'set' && <Parameters name={name} policy={shown.policy} parameters={parameters} onRemove={onRemove} onChange={onChange} />}
      {isOpen && shown.state === 'inherited' && (
        <div className={css.inherited}>
          <span>{t('Comes from {{from}}.', { from: shown.from })}</span>
          <Button size="small" variant="line" onClick={() => onChange(shown.policy)}>
            {t('Change for this call')}
          </Button>
        </div>
      )}
    </li>
  );
}

function stateWords(shown: PolicyShown): string {
  switch (shown.state) {
    case 'absent':
      return t('not designed');
    case 'unknown':
      return t('unknown');
    case 'inherited':
      return t('from {{from}}', { from: shown.from });
    case 'set':
      return t('set');
  }
}

interface ParametersProps {
  name: PolicyName;
  policy: AnyPolicy;
  parameters: readonly FormField[];
  onRemove: () => void;
  onChange: (policy: AnyPolicy) => string | undefined;
}

function Parameters({ name, policy, parameters, onRemove, onChange }: ParametersProps) {
  const values = policy as Readonly<Record<string, Json>>;
  const main = MAIN_PARAMETERS[name];
  const rest = parameters.filter((field) => !main.includes(field.key));
  const [more, setMore] = useState(() => rest.some((field) => values[field.key] !== undefined));
  const commit: CommitField = (key, value) => {
    const merged = Object.fromEntries(Object.entries({ ...values, [key]: value }).filter(([, one]) => one !== null && one !== undefined));
    return onChange(merged as AnyPolicy);
  };
  const row = (field: FormField) => (
    <div
      key={field.key}
      className={
        field.type === 'boolean' || field.key === 'kind' || field.key === 'profile' || field.key === 'mode' || field.key === 'algorithm' ? css.wide : undefined
      }
    >
      <FormRow field={field} value={values[field.key]} placeholder={placeholderOf(name, field)} layout="above" onCommit={commit} />
    </div>
  );

  return (
    <>
      <div className={css.parameters}>
        {main.flatMap((key) => parameters.filter((field) => field.key === key)).map(row)}
        {more && rest.map(row)}
      </div>
      <div className={css.actions}>
        {rest.length > 0 && (
          <Button size="small" variant="quiet" aria-expanded={more} onClick={() => setMore(!more)}>
            {more ? t('Fewer parameters') : t('{{count}} more parameters', { count: rest.length })}
          </Button>
        )}
        <span className={css.gap} />
        <Button
          size="small"
          variant="quiet"
          icon={<Trash2 size={14} aria-hidden="true" />}
          aria-label={t('Remove {{policy}}', { policy: inSentence(POLICY_WORDS[name]) })}
          onClick={onRemove}
        >
          {t('Remove')}
        </Button>
      </div>
    </>
  );
}

/** The default in the words of the field: a number with its unit, or the word of an option. */
function placeholderOf(name: PolicyName, field: FormField): string | undefined {
  const plain = defaultParameter(name, field.key, field.unit);
  return field.options?.find((option) => option.value === plain)?.label ?? plain;
}
