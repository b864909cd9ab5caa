import { describe, expect, it } from 'vitest';
import { outlineAct, typeAhead } from './keyboard.ts';
import { type OutlineNode, outlineRows, type RowKind } from './tree.ts';

const node = (kind: RowKind, key: string, children: OutlineNode[] = []): OutlineNode => ({
  key,
  kind,
  id: kind === 'group' ? undefined : key,
  label: key,
  hint: '',
  children,
});
const tree = [
  node('context', 'Ordering', [node('element', 'Orders', [node('flow', 'charge')]), node('element', 'Cart')]),
  node('group', 'Sagas', [node('saga', 'Order saga', [node('step', 'Reserve')])]),
];
const rows = outlineRows(tree, new Set());

const press = (focused: string, key: string, more: { alt?: boolean; shift?: boolean; ctrl?: boolean; typed?: string; singleKeys?: boolean } = {}) =>
  outlineAct(rows, focused, { key, ctrl: more.ctrl ?? false, alt: more.alt ?? false, shift: more.shift ?? false }, more.typed ?? key, more.singleKeys ?? true);

describe('arrow keys', () => {
  it('walk through the rows that are seen', () => {
    expect(press('Ordering', 'ArrowDown')).toEqual({ do: 'focus', key: 'Orders' });
    expect(press('Sagas', 'ArrowUp')).toEqual({ do: 'focus', key: 'Cart' });
  });

  it('stop at both ends', () => {
    expect(press('Ordering', 'ArrowUp')).toBeUndefined();
    expect(press('Order saga', 'ArrowDown')).toBeUndefined();
  });

  it('to the right open what is closed, and go in where it is open', () => {
    expect(press('Orders', 'ArrowRight')).toEqual({ do: 'toggle', key: 'Orders' });
    expect(press('Ordering', 'ArrowRight')).toEqual({ do: 'focus', key: 'Orders' });
  });

  it('to the left close what is open, and else go to the parent', () => {
    expect(press('Ordering', 'ArrowLeft')).toEqual({ do: 'toggle', key: 'Ordering' });
    expect(press('Cart', 'ArrowLeft')).toEqual({ do: 'focus', key: 'Ordering' });
  });
});

describe('letters', () => {
  it('connect, add and move on an element', () => {
    expect(press('Cart', 'c')).toEqual({ do: 'connect', key: 'Cart' });
    expect(press('Cart', 'n')).toEqual({ do: 'add', key: 'Cart' });
    expect(press('Cart', 'm')).toEqual({ do: 'move', key: 'Cart' });
  });

  it('find where the act makes no sense', () => {
    expect(press('Sagas', 'c')).toEqual({ do: 'focus', key: 'Cart' });
  });

  it('find inside of a word that is being typed', () => {
    expect(press('Orders', 'c', { typed: 'oc' })).toBeUndefined();
    expect(press('Ordering', 'n', { typed: 'ordering' })).toEqual({ do: 'focus', key: 'Ordering' });
  });

  it('only find when single keys are switched off', () => {
    expect(press('Orders', 'c', { singleKeys: false })).toEqual({ do: 'focus', key: 'Cart' });
  });

  it('again and again walk through all that begin with it', () => {
    const at = (key: string) => rows.findIndex((row) => row.key === key);
    expect(typeAhead(rows, at('Ordering'), 'o')?.key).toBe('Orders');
    expect(typeAhead(rows, at('Orders'), 'oo')?.key).toBe('Order saga');
    expect(typeAhead(rows, at('Order saga'), 'ooo')?.key).toBe('Ordering');
  });

  it('with Ctrl are left to others', () => {
    expect(press('Cart', 'c', { ctrl: true })).toBeUndefined();
  });
});

describe('a group', () => {
  it('is opened and closed, never selected, renamed or removed', () => {
    expect(press('Sagas', 'Enter')).toEqual({ do: 'toggle', key: 'Sagas' });
    expect(press('Sagas', 'F2')).toBeUndefined();
    expect(press('Sagas', 'Delete')).toBeUndefined();
  });
});

it('adds beside a step, inside a saga and under any head', () => {
  const open = outlineRows(tree, new Set(['Order saga']));
  const n = { key: 'n', ctrl: false, alt: false, shift: false };
  for (const key of ['Reserve', 'Order saga', 'Sagas']) expect(outlineAct(open, key, n, 'n', true), key).toEqual({ do: 'add', key });
});

it('Alt with an arrow moves a step of a saga and nothing else', () => {
  const open = outlineRows(tree, new Set(['Order saga']));
  const alt = { key: 'ArrowDown', ctrl: false, alt: true, shift: false };
  expect(outlineAct(open, 'Reserve', alt, '', true)).toEqual({ do: 'reorder', key: 'Reserve', by: 1 });
  expect(outlineAct(open, 'Cart', alt, '', true)).toBeUndefined();
});
