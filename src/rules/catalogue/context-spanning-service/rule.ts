import type { Facts } from '../../facts/facts.ts';
import { isBusiness } from '../../facts/kinds.ts';
import { defineRule, type Verdict } from '../../rule.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { contextSpanningFixes } from './fixes.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const contextSpanningService = defineRule({
  id: 'context-spanning-service',
  title: 'Context-spanning service',
  summary: 'A service belongs to more than one bounded context.',
  group: 'Boundaries',
  severity: 'error',
  confidence: 'S',
  parameters: {},
  sources: ['DOC', 'CML'],
  docs: {
    wrong:
      'A business service is in two or more bounded contexts. Services that join or translate between contexts have a role that says so (composite, anti-corruption layer, reporting, backend for frontend and so on) and do not count, nor does infrastructure. A worker belongs where its service does.',
    why: 'One word then means two things in one code base. Two teams change the same service for different reasons, and neither model stays clean.',
    fix: 'Split it, one service for each context, and draw the relation between the contexts; or decide which one it belongs to; or say its role.',
    pictures: {
      bad: 'fees(service {name: Fee service, contextIds: [lending, paying]}) -> db(datastore {name: fee-db, contextIds: [lending]}); context lending {name: Lending}; context paying {name: Paying}; grid fees db',
      good: 'fees(service {name: Fee service}) -> db(datastore {name: fee-db}); bills(service {name: Billing service}); context lending(fees, db) {name: Lending}; context paying(bills) {name: Paying}; relation lending -> paying: upstream-downstream; grid fees db | bills .',
    },
  },
  judgement: { each: 'element', kinds: ['service'], judge },
  fixes: contextSpanningFixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const service = facts.element(slot);
  if (!isBusiness(service) || (service.contextIds?.length ?? 0) < 2 || facts.root(slot) !== slot) return undefined;
  const contexts = [...new Set(service.contextIds)];
  if (contexts.length < 2) return undefined;
  const names = contexts.map((id) => facts.contextName(id));
  return {
    severity: 'error',
    evidence: [facts.elementId(slot), ...contexts],
    title: titled`${strong(service.name)} is in ${counted(contexts.length, 'context')}: ${listed(names)}`,
    where: located([service.name, ...names]),
    why:
      contexts.length === 2
        ? say`${service.name} speaks the languages of ${listed(names)} at once. Whoever changes it for one of them can break the other, and nothing in the design says what they may expect of each other.`
        : say`${service.name} speaks the languages of ${listed(names)} at once. Whoever changes it for one of them can break the others, and nothing in the design says what they may expect of each other.`,
  };
}
