import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  COLLECTION_SCHEMAS,
  ELEMENT_KINDS,
  FLOW_KINDS,
  POLICY_NAMES,
  elementForm,
  fieldIn,
  flowForm,
  formFor,
  formOf,
  policyForm,
  recordForm,
  type FormField,
} from './index.ts';

const row = (form: readonly FormField[], key: string) => fieldIn(form, key);

describe('a form', () => {
  it('has a row for every field, in the order of the schema, with what the schema says of it', () => {
    expect(policyForm('timeout')).toEqual([
      {
        key: 'ms',
        label: 'Give up after',
        type: 'number',
        optional: true,
        hidden: false,
        unit: 'ms',
        help: 'The caller leaves after this time. The work itself is not cancelled.',
        min: 0,
        exclusiveMin: true,
        max: 86_400_000,
      },
    ]);
    expect(policyForm('retry').map(({ key }) => key)).toEqual(['retries', 'unlimited', 'backoff', 'baseMs', 'capMs', 'jitter']);
  });

  it('knows each type', () => {
    const call = flowForm('call');
    const service = elementForm('service');
    expect(row(call, 'label')).toMatchObject({ type: 'text', max: 200 });
    expect(row(call, 'description')).toMatchObject({ type: 'prose' });
    expect(row(call, 'batched')).toMatchObject({ type: 'boolean' });
    expect(row(call, 'intent')).toMatchObject({
      type: 'enum',
      options: [
        { value: 'query', label: 'Query' },
        { value: 'command', label: 'Command' },
      ],
    });
    expect(row(call, 'protocol')?.options?.[0]).toEqual({ value: 'REST', label: 'REST' });
    expect(row(call, 'callsPerRequest')).toMatchObject({ type: 'numberOrWord', options: [{ value: 'per-item' }], min: 0, exclusiveMin: true });
    expect(row(call, 'timeout')).toMatchObject({ type: 'group', section: 'Policies', fields: [{ key: 'ms' }] });
    expect(row(service, 'instances')).toMatchObject({ type: 'integer', min: 1, max: 100_000 });
    expect(row(service, 'tags')).toMatchObject({ type: 'list' });
    expect(row(service, 'sidecars')).toMatchObject({ type: 'enumList', options: [{ value: 'proxy' }, { value: 'ambassador' }, { value: 'adapter' }] });
    expect(row(service, 'contextIds')).toMatchObject({ type: 'referenceList', ref: 'contexts' });
    expect(row(service, 'partOfId')).toMatchObject({ type: 'reference', ref: 'elements', kinds: ['service', 'monolith'], optional: true });
    expect(row(service, 'operations')).toMatchObject({
      type: 'groupList',
      fields: [{ key: 'name', optional: false }, { key: 'requestId', ref: 'messages' }, {}, {}, {}, {}],
    });
    expect(row(recordForm('contexts'), 'language')).toMatchObject({ type: 'record' });
    expect(row(recordForm('scenarios'), 'entry')).toMatchObject({
      type: 'variant',
      options: [{ value: 'saga', label: 'A saga' }, { value: 'flow' }],
      variants: { saga: [{ key: 'sagaId', ref: 'sagas' }] },
    });
  });

  it('exists for every kind of record', () => {
    for (const kind of ELEMENT_KINDS) expect(elementForm(kind).length).toBeGreaterThan(5);
    for (const kind of FLOW_KINDS) expect(flowForm(kind).length).toBeGreaterThan(4);
    for (const name of POLICY_NAMES) expect(policyForm(name).length).toBeGreaterThan(0);
    for (const [name, schema] of Object.entries(COLLECTION_SCHEMAS)) {
      if (schema instanceof z.ZodObject) expect(recordForm(name as 'teams').length).toBeGreaterThan(0);
    }
    expect(recordForm('meta').length).toBeGreaterThan(3);
    expect(recordForm('platform').length).toBeGreaterThan(3);
  });

  it('is found for a record by its kind', () => {
    expect(formFor('elements', { kind: 'channel', name: 'Events' })).toBe(elementForm('channel'));
    expect(formFor('teams', { name: 'Blue' })).toBe(recordForm('teams'));
  });

  it('has words of its own for every row that is shown', () => {
    const shown = (form: readonly FormField[]): FormField[] => form.filter(({ hidden }) => !hidden).flatMap((field) => [field, ...shown(field.fields ?? [])]);
    const all = [...ELEMENT_KINDS.flatMap((kind) => shown(elementForm(kind))), ...FLOW_KINDS.flatMap((kind) => shown(flowForm(kind)))];
    expect(all.filter(({ key, label }) => label === key)).toEqual([]);
  });

  it('cannot be made of what is no record', () => {
    expect(() => formOf(z.string())).toThrow(TypeError);
  });
});
