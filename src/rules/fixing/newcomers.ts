import type { Design, Element } from '../../model/index.ts';

const ASPECTS = ['tracing', 'healthChecks'] as const;

/** A new service is run as all others are: where each of them has tracing or health checks of its own, it gets them too. */
export function runAsOthers(design: Design, record: Element): Element {
  if (record.kind !== 'service' || record.partOfId !== undefined) return record;
  const given = ASPECTS.filter((aspect) => design.platform[aspect] === undefined && record.observability?.[aspect] === undefined && allHave(design, aspect));
  return given.length === 0 ? record : { ...record, observability: { ...record.observability, ...Object.fromEntries(given.map((aspect) => [aspect, true])) } };
}

function allHave(design: Design, aspect: (typeof ASPECTS)[number]): boolean {
  let count = 0;
  for (const element of Object.values(design.elements)) {
    if (element.kind !== 'service' || element.partOfId !== undefined || element.infrastructure === true) continue;
    if (element.observability?.[aspect] !== true) return false;
    count++;
  }
  return count > 0;
}
