import { update } from '../../model/index.ts';
import type { Facts } from '../facts/facts.ts';
import { isService } from '../facts/kinds.ts';
import type { Aspect } from '../facts/observed.ts';
import type { Fix } from '../finding.ts';
import { listed } from '../wording/text.ts';
import type { FixDraft } from './draft.ts';

/**
 * Gives services what they lack: to each, or once for all by the platform. Both only set properties.
 * @param thing as it reads after a verb: `distributed tracing`
 */
export function observeFixes(facts: Facts, ids: readonly string[], aspect: Aspect, thing: string, draft: (fixId: string) => FixDraft): readonly Fix[] {
  const each = draft('on-services');
  const all = draft('on-platform');
  all.edits.push(update('platform', 'platform', { [aspect]: true }));
  for (const id of ids) {
    const element = facts.design.elements[id];
    if (!isService(element)) continue;
    each.update('elements', id, { observability: { ...element.observability, [aspect]: true } });
    // What a service says of itself outweighs the platform.
    if (element.observability?.[aspect] !== undefined) {
      const { [aspect]: _, ...kept } = element.observability;
      all.update('elements', id, { observability: Object.keys(kept).length > 0 ? kept : null });
    }
  }
  const names = ids.map((id) => facts.design.elements[id]?.name ?? id);
  const { name: platform = 'the platform' } = facts.design.platform;
  return [
    { id: 'on-services', title: `Give ${listed(names)} ${thing}`, edits: each.edits, safe: true },
    { id: 'on-platform', title: `Let ${platform} give ${thing} to all`, edits: all.edits, safe: true },
  ];
}
