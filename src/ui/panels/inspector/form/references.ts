import { compareNames, language, t } from '../../../../language/index.ts';
import type { Design, Element, ElementKind, ReferenceTarget } from '../../../../model/index.ts';
import type { Option } from '../../../controls/SelectField.tsx';
import { elementKind, titleOf } from '../../../records/describe.ts';

/** Kinds that a reference field is about; a field that is not listed takes every element. */
const KINDS: Readonly<Record<string, readonly ElementKind[]>> = {
  brokerId: ['broker'],
  deadLetterChannelId: ['channel'],
  replicaOfId: ['datastore'],
  partOfId: ['service', 'monolith'],
  orchestratorId: ['service', 'monolith'],
  stateStoreId: ['datastore'],
  participantId: ['service', 'monolith', 'external'],
  ownerId: ['service', 'monolith', 'external', 'gateway'],
  monolithId: ['monolith'],
  facadeId: ['gateway', 'service'],
};

/** Records that a reference field can point to, by name; none for references inside of the record itself. `except` leaves out the record that holds the field. */
export function referenceOptions(design: Design, target: ReferenceTarget, key: string, except?: string): readonly Option[] {
  const all = candidates(design, target, key);
  return except === undefined ? all : all.filter((option) => option.value !== except);
}

/** By name, whatever they are of. */
function candidates(design: Design, target: ReferenceTarget, key: string): readonly Option[] {
  switch (target) {
    case 'elements':
      return elements(design, KINDS[key]);
    case 'contextsOrElements':
      return [...named(design.contexts, t('bounded context')), ...elements(design, ['external'])].toSorted(byLabel);
    case 'flows':
      return Object.keys(design.flows)
        .map((id) => ({ value: id, label: titleOf(design, id) }))
        .toSorted(byLabel);
    case 'messages':
      return Object.entries(design.messages)
        .map(([id, message]) => ({ value: id, label: message.name, hint: message.kind }))
        .toSorted(byLabel);
    case 'contexts':
    case 'teams':
    case 'sagas':
      return named(design[target]);
    case 'elementsOrFlows':
      return [...elements(design), ...candidates(design, 'flows', key).map((option) => ({ ...option, hint: t('flow') }))].toSorted(byLabel);
    default:
      return [];
  }
}

function elements({ elements: all }: Design, kinds?: readonly ElementKind[]): readonly Option[] {
  return remembered(all, kinds?.join(' ') ?? '', () =>
    Object.entries(all)
      .filter(([, element]: readonly [string, Element]) => kinds === undefined || kinds.includes(element.kind))
      .map(([id, element]) => ({ value: id, label: element.name, hint: elementKind(element) })),
  );
}

const named = (records: Readonly<Record<string, { readonly name: string }>>, hint?: string): readonly Option[] =>
  remembered(records, hint ?? '', () => Object.entries(records).map(([id, record]) => ({ value: id, label: record.name, hint })));

const lists = new WeakMap<object, Map<string, readonly Option[]>>();

/** The same list, by name, as long as the records are the same: thousands take a while to sort. */
function remembered(records: object, key: string, list: () => readonly Option[]): readonly Option[] {
  const known = lists.get(records) ?? new Map<string, readonly Option[]>();
  lists.set(records, known);
  const inWords = `${language()} ${key}`;
  const before = known.get(inWords);
  if (before) return before;
  const made = list().toSorted(byLabel);
  known.set(inWords, made);
  return made;
}

const byLabel = (a: Option, b: Option): number => compareNames(a.label, b.label);
