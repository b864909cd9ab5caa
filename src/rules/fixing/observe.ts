import { update } from '../../model/index.ts';
import type { Facts } from '../facts/facts.ts';
import { isService } from '../facts/kinds.ts';
import type { Aspect } from '../facts/observed.ts';
import type { Fix } from '../finding.ts';
import { listed } from '../wording/text.ts';
import type { FixDraft } from './draft.ts';
import { say } from '../../speech/index.ts';

/**
 * Gives services what they lack: to each, or once for all by the platform. Both only set properties.
 */
export function observeFixes(facts: Facts, ids: readonly string[], aspect: Aspect, draft: (fixId: string) => FixDraft): readonly Fix[] {
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
  const { name: platform = say`the platform` } = facts.design.platform;
  return [
    { id: 'on-services', title: GIVE[aspect](listed(names)), edits: each.edits, safe: true },
    { id: 'on-platform', title: LET_GIVE[aspect](platform), edits: all.edits, safe: true },
  ];
}

const GIVE: Readonly<Record<Aspect, (names: string) => string>> = {
  tracing: (names) => say`Give ${names} distributed tracing`,
  healthChecks: (names) => say`Give ${names} health checks`,
};

const LET_GIVE: Readonly<Record<Aspect, (platform: string) => string>> = {
  tracing: (platform) => say`Let ${platform} give distributed tracing to all`,
  healthChecks: (platform) => say`Let ${platform} give health checks to all`,
};
