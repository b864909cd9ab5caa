import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDesign } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { NOTHING_OPEN, useDesign } from './design.ts';
import { useFindings } from './findings.ts';
import { followHints, hintNow, hints, useHints } from './hints.ts';
import { view } from './view.ts';

const open = (text: string, designId = 'shop') => useDesign.setState({ ...NOTHING_OPEN, designId, ready: true, design: sketch(text, emptyDesign('Shop')) });
const done = () => useHints.getState().done;
let stop = () => undefined as void;

beforeEach(() => {
  hints.again();
  useFindings.setState({ active: null, counts: { error: 0, warning: 0, info: 0 } });
  view.setMode('design');
  open('orders(service)\npayments(service)');
  stop = followHints();
});
afterEach(() => stop());

describe('the hints', () => {
  it('end when a flow is drawn, not when another design is opened', () => {
    open('orders(service) -> payments(service): call', 'other');
    expect(done()).toEqual([]);
    open('orders(service) -> payments(service): call\npayments -> orders: call', 'other');
    expect(done()).toEqual(['connect']);
  });

  it('end when a finding is gone to, and when Play begins', () => {
    useFindings.setState({ active: 'some' });
    view.setMode('play');
    expect(done()).toEqual(['repair', 'play']);
  });

  it('are sent away one by one or all at once, and told again on request', () => {
    hints.dismiss('repair');
    expect(done()).toEqual(['repair']);
    hints.dismiss('connect', 'repair', 'play');
    expect(done()).toEqual(['connect', 'repair', 'play']);
    hints.again();
    expect(done()).toEqual([]);
  });

  it('are told in their order, each where there is something to do with it', () => {
    expect(hintNow()).toBe('connect');
    hints.dismiss('connect');
    expect(hintNow()).toBe('play');
    useFindings.setState({ counts: { error: 0, warning: 1, info: 0 } });
    expect(hintNow()).toBe('repair');
    open('orders(service)', 'small');
    expect(hintNow()).toBe('repair');
    hints.dismiss('repair');
    expect(hintNow()).toBeUndefined();
  });
});
