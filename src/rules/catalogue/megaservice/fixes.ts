import type { Operation } from '../../../model/index.ts';
import { aggregatesOf } from '../../facts/census.ts';
import type { Fix } from '../../finding.ts';
import { serviceName } from '../../fixing/names.ts';
import { serviceLike, splitOff } from '../../fixing/split.ts';
import type { FixRequest, ValuesOf } from '../../rule.ts';
import { counted, listed } from '../../wording/text.ts';
import type { ParameterSpec } from '../../rule.ts';
import { say } from '../../../speech/index.ts';

/** With more aggregates than that on each side, two services would be two megaservices. */
const MOST_FOR_TWO = 3;

/** A service for each aggregate but the first, or two services with half of the aggregates each. */
export function megaserviceFixes(request: FixRequest<ValuesOf<{ readonly [name: string]: ParameterSpec }>>): readonly Fix[] {
  const { facts, slot } = request;
  const aggregates = aggregatesOf(facts, slot);
  const rest = aggregates.slice(1);
  const proposed = [
    split(
      request,
      'by-aggregate',
      rest.map((aggregate) => [aggregate]),
      say`${listed(rest, 4)} become ${counted(rest.length, 'service')} of their own`,
    ),
  ];
  const half = aggregates.slice(Math.ceil(aggregates.length / 2));
  if (aggregates.length <= 2 * MOST_FOR_TWO) proposed.push(split(request, 'in-two', [half], say`One service for ${listed(half)}`));
  return proposed;
}

function split({ facts, slot, draft }: FixRequest<unknown>, id: string, parts: readonly (readonly string[])[], title: string): Fix {
  const edits = draft(id);
  const element = facts.element(slot);
  if (element?.kind !== 'service') return { id, title, edits: [] };
  const gone = new Set(parts.flat());
  let operations: readonly Operation[] = element.operations ?? [];
  for (const aggregates of parts) {
    const own = operations.filter(({ name }) => aggregates.some((aggregate) => mentions(name, aggregate)));
    operations = operations.filter((operation) => !own.includes(operation));
    const name = serviceName(aggregates[0] ?? element.name);
    const part = serviceLike(element, { name: name.said, aggregates: [...aggregates], ...(own.length > 0 && { operations: own }) });
    splitOff(facts, edits, slot, part, name);
  }
  // A worker's aggregates go with the part that is named after them.
  for (const member of facts.group(slot)) {
    const record = facts.element(member);
    if (record?.kind !== 'service' || !record.aggregates?.some((aggregate) => gone.has(aggregate))) continue;
    const aggregates = record.aggregates.filter((aggregate) => !gone.has(aggregate));
    edits.update('elements', facts.elementId(member), {
      aggregates: aggregates.length > 0 ? aggregates : null,
      ...(member === slot && operations.length < (element.operations?.length ?? 0) && { operations: operations.length > 0 ? [...operations] : null }),
    });
  }
  return { id, title, edits: edits.edits };
}

/** Whether an operation is about an aggregate, told by its name: `Cancel order`, `cancelOrder`. */
const mentions = (operation: string, aggregate: string): boolean => letters(operation).includes(letters(aggregate));

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
