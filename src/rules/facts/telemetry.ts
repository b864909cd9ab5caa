import type { Facts } from './facts.ts';

/**
 * Whether what goes through a channel may get lost without harm: it says so itself, or all that is published there follows no write.
 * A broker is none, for nobody knows what it carries.
 */
export function isTelemetryChannel(facts: Facts, channel: number): boolean {
  const element = facts.element(channel);
  if (element?.kind !== 'channel') return false;
  if (element.lossy === true) return true;
  let published = 0;
  for (const flow of facts.incoming(channel)) {
    const record = facts.flow(flow);
    if (record?.kind !== 'publish') continue;
    if (record.derived !== false) return false;
    published++;
  }
  return published > 0;
}
