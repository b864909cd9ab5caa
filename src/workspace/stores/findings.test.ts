import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { remove, update, type Design } from '../../model/index.ts';
import type { Finding, FixAllPreview, FixPreview } from '../../rules/index.ts';
import { sketch } from '../../testing/index.ts';
import type { RulesClient } from '../../workers/rules/index.ts';
import { apply } from '../editing.ts';
import { session } from '../session.ts';
import { useDesign } from './design.ts';
import { findings, followWithRules, useFindings } from './findings.ts';
import { picture } from './picture.ts';
import { useView, view } from './view.ts';

const order = () => sketch('orders(service) -> payments(service): call #charge; orders -> stock(service): call #reserve');

/** One finding for each call without a timeout, and a fix that sets one. */
const foundIn = (design: Design): Finding[] =>
  Object.entries(design.flows).flatMap(([id, flow]) =>
    flow.kind !== 'call' || flow.timeout
      ? []
      : [
          {
            key: `no-timeout@${id}`,
            ruleId: 'no-timeout',
            severity: id === 'charge' ? ('error' as const) : ('warning' as const),
            subject: id,
            evidence: [flow.from, flow.to],
            title: [{ text: `${id} has no timeout` }],
            message: `${id} has no timeout`,
            where: id,
            why: '',
            question: false,
          },
        ],
  );

const unasked = (): Promise<never> => Promise.reject(new Error('Nobody asks for this here.'));

const ABOUT_ALL: Finding = {
  key: 'no-tracing@meta',
  ruleId: 'no-tracing',
  severity: 'warning',
  subject: 'meta',
  evidence: ['orders', 'payments'],
  title: [{ text: 'Two services have no tracing' }],
  message: 'Two services have no tracing',
  where: 'Sketch',
  why: '',
  question: false,
};

/** Rules that answer at once, and count what they are asked. */
class FakeRules implements RulesClient {
  readonly checked: Design[] = [];
  disposed = false;
  fails = false;
  /** Something is wrong with the design as a whole, too. */
  whole = false;

  async check(design: Design): Promise<readonly Finding[]> {
    this.checked.push(design);
    if (this.fails) throw new Error('stopped');
    return [...foundIn(design), ...(this.whole ? [ABOUT_ALL] : [])];
  }

  async previews(design: Design, key: string): Promise<readonly FixPreview[]> {
    const finding = foundIn(design).find((one) => one.key === key);
    if (!finding) return [];
    const fix = { id: 'set', title: 'Set a timeout', edits: [update('flows', finding.subject, { timeout: { ms: 500 } })] };
    return [{ fix, gone: [finding], come: [] }];
  }

  async fixAll(design: Design): Promise<FixAllPreview> {
    const gone = foundIn(design);
    const done = gone.map((finding) => ({
      finding,
      fix: { id: 'set', title: 'Set a timeout', edits: [update('flows', finding.subject, { timeout: { ms: 500 } })] },
    }));
    return { edits: done.flatMap(({ fix }) => fix.edits), done, gone, come: [], left: [] };
  }

  readonly health = unasked;
  readonly fixSafe = unasked;
  readonly helpful = unasked;
  readonly catalogue = unasked;

  dispose(): void {
    this.disposed = true;
  }
}

let rules: FakeRules;
let stop: () => void;
const keys = () => useFindings.getState().findings.map(({ key }) => key);
/** Lets the run that is due happen. */
const settle = () => vi.advanceTimersByTimeAsync(100);

beforeEach(async () => {
  await session.createDesign(order());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  rules = new FakeRules();
  stop = followWithRules(rules);
  await settle();
});
afterEach(() => {
  picture.stands();
  stop();
  vi.useRealTimers();
});

describe('Findings', () => {
  it('follow the open design within a tenth of a second', async () => {
    expect(keys()).toEqual(['no-timeout@charge', 'no-timeout@reserve']);
    apply([remove('flows', 'charge')], { label: '' });
    expect(useFindings.getState().checking).toBe(true);
    await settle();
    expect(keys()).toEqual(['no-timeout@reserve']);
    expect(useFindings.getState().checking).toBe(false);
  });

  it('are worked out from the moment of a change, before the page has shown it', () => {
    const before = rules.checked.length;
    apply([remove('flows', 'charge')], { label: '' });
    expect(rules.checked.slice(before)).toEqual([useDesign.getState().design]);
  });

  it('are worked out when the first picture of a design stands, and shown not before', async () => {
    picture.begins();
    const before = rules.checked.length;
    await session.createDesign(order(), { name: 'Other' });
    await settle();
    expect(rules.checked.length).toBe(before);
    expect(useFindings.getState().checking).toBe(true);
    picture.stands();
    await settle();
    expect(rules.checked.slice(before)).toEqual([useDesign.getState().design]);
    expect(keys()).toEqual(['no-timeout@charge', 'no-timeout@reserve']);
  });

  it('wait no longer than a second for a picture that nobody draws', async () => {
    picture.begins();
    const before = rules.checked.length;
    apply([remove('flows', 'charge')], { label: '' });
    await vi.advanceTimersByTimeAsync(900);
    expect(rules.checked.length).toBe(before);
    await vi.advanceTimersByTimeAsync(200);
    expect(keys()).toEqual(['no-timeout@reserve']);
  });

  it('of an answer that comes while a picture is being drawn wait for it', async () => {
    apply([remove('flows', 'charge')], { label: '' });
    picture.begins();
    await settle();
    expect(keys()).toEqual(['no-timeout@charge', 'no-timeout@reserve']);
    picture.stands();
    await settle();
    expect(keys()).toEqual(['no-timeout@reserve']);
  });

  it('are worked out for the first of many changes in a row, and once for all others', async () => {
    const before = rules.checked.length;
    for (let x = 0; x < 20; x++) apply([update('elements', 'orders', { technology: `v${x}` })], { label: '' });
    await settle();
    expect(rules.checked.length).toBe(before + 2);
    expect(rules.checked.at(-1)).toBe(useDesign.getState().design);
  });

  it('are counted by severity and found by every record that shows them', () => {
    const { counts, byRecord } = useFindings.getState();
    expect(counts).toEqual({ error: 1, warning: 1, info: 0 });
    expect(byRecord.get('orders')?.map(({ key }) => key)).toEqual(['no-timeout@charge', 'no-timeout@reserve']);
    expect(byRecord.get('charge')).toHaveLength(1);
    expect(byRecord.get('nobody')).toBeUndefined();
  });

  it('about the whole design stand on no element', async () => {
    rules.whole = true;
    apply([update('elements', 'orders', { technology: 'Go' })], { label: '' });
    await settle();
    expect(keys()).toContain('no-tracing@meta');
    expect(
      useFindings
        .getState()
        .byRecord.get('orders')
        ?.map(({ key }) => key),
    ).toEqual(['no-timeout@charge', 'no-timeout@reserve']);
  });

  it('light up one after the other, in a circle, and pan to their evidence', async () => {
    findings.next();
    expect(useFindings.getState().active).toBe('no-timeout@charge');
    expect(useView.getState().reveal?.ids).toEqual(['orders', 'payments']);
    findings.next();
    findings.next();
    expect(useFindings.getState().active).toBe('no-timeout@charge');
    findings.previous();
    expect(useFindings.getState().active).toBe('no-timeout@reserve');
    await settle();
    expect(useFindings.getState().previews).toMatchObject([{ fix: { title: 'Set a timeout' } }]);
  });

  it('are put out when a run comes onto the canvas, and can be lit up beside it', () => {
    findings.next();
    view.setMode('play');
    expect(useFindings.getState().active).toBeNull();
    findings.next();
    expect(useFindings.getState().active).toBe('no-timeout@charge');
    view.setMode('design');
    expect(useFindings.getState().active).toBe('no-timeout@charge');
  });

  it('are gone with their fix, which is one step of the history', async () => {
    findings.activate('no-timeout@charge');
    expect(await findings.applyFix('no-timeout@charge', 'set')).toMatchObject({ ok: true });
    expect(useDesign.getState().undoLabel).toBe('Set a timeout');
    await settle();
    expect(keys()).toEqual(['no-timeout@reserve']);
    expect(useFindings.getState()).toMatchObject({ active: null, previews: null });
  });

  it('whose fix no longer fits change nothing', async () => {
    apply([remove('flows', 'charge')], { label: '' });
    const before = useDesign.getState().design;
    expect(await findings.applyFix('no-timeout@charge', 'set')).toMatchObject({ ok: false });
    expect(useDesign.getState().design).toBe(before);
  });

  it('are gone through as the list shows them', () => {
    findings.goThrough(['no-timeout@reserve', 'gone@orders', 'no-timeout@charge']);
    findings.next();
    expect(useFindings.getState().active).toBe('no-timeout@reserve');
    findings.next();
    expect(useFindings.getState().active).toBe('no-timeout@charge');
    findings.goThrough(['gone@orders']);
    findings.next();
    expect(useFindings.getState().active).toBe('no-timeout@reserve');
    findings.goThrough(null);
  });

  it('of one design are not shown on another', async () => {
    vi.useRealTimers();
    await session.createDesign(sketch('lonely(service)'));
    expect(keys()).toEqual([]);
  });

  it('come back with the next change after the rules have stopped', async () => {
    rules.fails = true;
    apply([update('elements', 'orders', { technology: 'Go' })], { label: '' });
    await settle();
    expect(useFindings.getState().checking).toBe(false);
    rules.fails = false;
    apply([remove('flows', 'charge')], { label: '' });
    await settle();
    expect(keys()).toEqual(['no-timeout@reserve']);
  });

  it('end with the rules', async () => {
    stop();
    await settle();
    expect(rules.disposed).toBe(true);
  });
});
