import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { update, type Design } from '../../model/index.ts';
import type { Health } from '../../rules/index.ts';
import { sketch } from '../../testing/index.ts';
import type { RulesClient } from '../../workers/rules/index.ts';
import { apply } from '../editing.ts';
import { session } from '../session.ts';
import { findings, useFindings } from './findings.ts';
import { followHealth, useHealth } from './health.ts';
import { endRulesClient, replaceRulesClient } from './rules-client.ts';

/** The chain has the availability that the design states. */
const healthOf = (design: Design): Health => {
  const orders = design.elements['orders'];
  const availability = orders?.kind === 'service' ? orders.availability : undefined;
  return {
    counts: { error: 0, warning: 0, info: 0, questions: 0, accepted: 0 },
    monolith: { score: 0, services: 2, parts: [] },
    cohesion: [],
    longestChain: {
      hops: 1,
      path: [
        { elementId: 'orders', ...(availability !== undefined && { availability }) },
        { elementId: 'payments', flowId: 'charge' },
      ],
    },
  };
};

const unasked = (): Promise<never> => Promise.reject(new Error('Nobody asks for this here.'));
let asked: Design[];
let helpful: () => Promise<readonly never[]>;
const rules: RulesClient = {
  check: unasked,
  previews: unasked,
  fixAll: unasked,
  fixSafe: unasked,
  catalogue: unasked,
  health: async (design) => {
    asked.push(design);
    return healthOf(design);
  },
  helpful: () => helpful(),
  dispose: () => undefined,
};

let stop: () => void;
const settle = () => vi.advanceTimersByTimeAsync(500);

beforeEach(async () => {
  asked = [];
  helpful = async () => [];
  replaceRulesClient(rules);
  await session.createDesign(sketch('orders(service {availability: 0.9}) -> payments(service): call #charge'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  stop = followHealth();
  await settle();
});
afterEach(() => {
  stop();
  endRulesClient();
  vi.useRealTimers();
});

describe('The health of the open design', () => {
  it('is there with what would help most as soon as somebody looks', () => {
    expect(useHealth.getState()).toMatchObject({ health: { monolith: { services: 2 } }, helpful: [], failed: false });
  });

  it('follows the design, once for many changes in a row', async () => {
    for (let x = 1; x <= 9; x++) apply([update('elements', 'orders', { availability: x / 10 })], { label: '' });
    await settle();
    expect(asked).toHaveLength(2);
    expect(useHealth.getState().health?.longestChain?.path[0]?.availability).toBe(0.9);
  });

  it('keeps the path that is lit up at its newest numbers', async () => {
    const path = useHealth.getState().health?.longestChain?.path ?? [];
    findings.light('longestChain', path);
    expect(useFindings.getState().lit?.evidence).toEqual(['orders', 'payments', 'charge']);
    apply([update('elements', 'orders', { availability: 0.5 })], { label: '' });
    await settle();
    expect(useFindings.getState().lit?.path[0]?.availability).toBe(0.5);
  });

  it('puts the light out when nobody looks any more', () => {
    findings.light('longestChain', []);
    stop();
    expect(useFindings.getState().lit).toBeNull();
    expect(useHealth.getState().health).toBeNull();
  });

  it('has not failed where a newer question took the place of an older one', async () => {
    helpful = () => Promise.reject(new DOMException('overtaken', 'AbortError'));
    apply([update('elements', 'orders', { availability: 0.5 })], { label: '' });
    await settle();
    expect(useHealth.getState().failed).toBe(false);
  });

  it('says that it failed where the rules stop', async () => {
    helpful = () => Promise.reject(new Error('out of memory'));
    apply([update('elements', 'orders', { availability: 0.5 })], { label: '' });
    await settle();
    expect(useHealth.getState().failed).toBe(true);
  });
});
