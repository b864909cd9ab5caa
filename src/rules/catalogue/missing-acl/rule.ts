import type { Facts } from '../../facts/facts.ts';
import { defineRule, type Verdict } from '../../rule.ts';
import { callEvidence, flowTitle, targetNames } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { layerFixes } from './fixes.ts';
import { unprotectedCalls } from './foreign.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const missingAcl = defineRule({
  id: 'missing-acl',
  title: 'Missing anti-corruption layer',
  summary: 'A business service speaks the language of a system outside.',
  group: 'Observability, delivery, context map',
  severity: 'warning',
  confidence: 'P',
  parameters: {},
  sources: ['DOC'],
  docs: {
    wrong:
      'A business service calls a legacy or external system with no anti-corruption layer between: neither it nor the service that it is part of has the role of one or of an adapter, or an adapter as its sidecar; no relation of the context map gives its context one towards that system; and nobody declared that it conforms, on the system or in such a relation. Platform services (mail, object storage), which have no model of the domain, do not count, nor does a monolith of the own design, a call that the other system makes to us, or an asynchronous message. Services of other roles are not judged. Where an import could not know, the rule asks.',
    why: 'The names, the codes and the gaps of the other model seep into ours. Each change over there is a change of our domain, and replacing that system means rewriting it.',
    fix: 'Put an adapter between that translates, and let only it know the other model; or decide to conform, and say so.',
    pictures: {
      bad: 'claims(service {name: Claim service}) -> host(external {name: Mainframe, legacy: true}): call; grid claims host',
      good: 'claims(service {name: Claim service}) -> adapter(service {name: Host adapter, role: anti-corruption-layer}): call; adapter -> host(external {name: Mainframe, legacy: true}): call; grid claims adapter host',
    },
  },
  reads: ['relations'],
  judgement: { each: 'element', kinds: ['service'], judge },
  fixes: layerFixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const { flows, isUncertain } = unprotectedCalls(facts, slot);
  if (flows.length === 0) return undefined;
  return isUncertain ? question(facts, slot, flows) : verdict(facts, slot, flows);
}

function verdict(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const systems = targetNames(facts, flows);
  const [only] = flows;
  const legacy = flows.map((flow) => facts.element(facts.target(flow))).some((element) => element?.kind === 'external' && element.legacy === true);
  return {
    severity: 'warning',
    evidence: callEvidence(facts, slot, flows),
    title:
      systems.length === 1 && only !== undefined
        ? titled`${flowTitle(facts, only)} has no anti-corruption layer`
        : titled`${strong(name)} calls ${counted(systems.length, 'system')} outside without an anti-corruption layer`,
    where: located(systems),
    why: reasonOf(name, systems, legacy),
  };
}

function reasonOf(name: string, systems: readonly string[], isLegacy: boolean): string {
  if (systems.length === 1)
    return isLegacy
      ? say`${name} works on the domain and speaks the language of ${listed(systems)} at the same time: its names, codes and gaps seep into its model. A change over there is a change of ${name}, and replacing what is old means rewriting what is new. Nobody has said that this is meant to be so.`
      : say`${name} works on the domain and speaks the language of ${listed(systems)} at the same time: its names, codes and gaps seep into its model. A change over there is a change of ${name}. Nobody has said that this is meant to be so.`;
  return isLegacy
    ? say`${name} works on the domain and speaks the language of ${listed(systems)} at the same time: their names, codes and gaps seep into its model. A change over there is a change of ${name}, and replacing what is old means rewriting what is new. Nobody has said that this is meant to be so.`
    : say`${name} works on the domain and speaks the language of ${listed(systems)} at the same time: their names, codes and gaps seep into its model. A change over there is a change of ${name}. Nobody has said that this is meant to be so.`;
}

function question(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const systems = targetNames(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title: titled`What keeps the model of ${strong(listed(systems, 3))} out of ${name}?`,
    where: located(systems),
    why: say`The source that this was imported from does not say whether ${name} is an adapter or has one towards ${listed(systems)}, or whether it conforms on purpose.`,
  };
}
