import { ContextMap } from './parts/contextMap.ts';
import type { Designer } from './designer.ts';
import { expect, test } from './test.ts';

/** Two contexts, one external system, and an element outside of them. Orders and its store belong to Ordering. */
const SHOP = `meta: { schemaVersion: 1, name: Shop }
teams:
  checkout: { name: Checkout }
contexts:
  ordering: { name: Ordering, subdomain: core, teamId: checkout }
  billing: { name: Billing }
elements:
  orders: { kind: service, name: Orders, contextIds: [ordering] }
  order-db: { kind: datastore, name: order-db, contextIds: [ordering] }
  invoices: { kind: service, name: Invoices, contextIds: [billing] }
  bank: { kind: external, name: Bank }
  shop: { kind: client, name: Web shop }
relations:
  bank-billing: { upstream: bank, downstream: billing, type: upstream-downstream, upstreamRoles: [OHS], downstreamRoles: [ACL] }
layout:
  orders: { x: 0, y: 0 }
  order-db: { x: 0, y: 160 }
  invoices: { x: 480, y: 0 }
  bank: { x: 480, y: 320 }
  shop: { x: 0, y: -240 }
`;

interface Relation {
  readonly upstream: string;
  readonly downstream: string;
  readonly type: string;
}

const opened = async (designer: Designer): Promise<ContextMap> => {
  await designer.opens(SHOP);
  return new ContextMap(designer);
};

const relationsOf = async (designer: Designer): Promise<readonly Relation[]> =>
  Object.values(((await designer.design()) as unknown as { relations?: Readonly<Record<string, Relation>> }).relations ?? {});

test('the map shows contexts, what is known of them, and the external systems that they are related with', async ({ designer }) => {
  const map = await opened(designer);
  await map.opens();
  await expect(map.contexts).toHaveCount(2);
  await expect(map.context('Ordering')).toHaveAccessibleName('Ordering, bounded context, Core subdomain, Checkout, 1 service, 1 store');
  await expect(map.context('Ordering')).toContainText('Core subdomain · Checkout');
  await expect(designer.canvas.elements).toHaveCount(1);
  await expect(designer.canvas.element('Bank')).toBeVisible();
  await designer.mode('Design').click();
  await expect(designer.canvas.element('Web shop')).toBeVisible();
  await expect(map.contexts).toHaveCount(0);
});

test('a context that is dragged on the map takes its members along, and one undo brings all back', async ({ designer }) => {
  const map = await opened(designer);
  await map.opens();
  const before = (await designer.design()).layout;
  await map.drags(map.context('Ordering'), { x: -60, y: 90 });
  const after = (await designer.design()).layout;
  const moved = (id: string) => ({ x: (after[id]?.x ?? 0) - (before[id]?.x ?? 0), y: (after[id]?.y ?? 0) - (before[id]?.y ?? 0) });
  expect(moved('orders').y).toBeGreaterThan(60);
  expect(moved('order-db')).toEqual(moved('orders'));
  expect(moved('invoices')).toEqual({ x: 0, y: 0 });
  await designer.presses('Control+z');
  expect((await designer.design()).layout).toEqual(before);
});

test('dragging from the edge of one context onto another relates them, and the inspector says how', async ({ designer }) => {
  const map = await opened(designer);
  await map.opens();
  await map.relates('Ordering', 'Billing');
  await expect(map.selectedRelation).toHaveText('Upstream-downstream');
  await map.inspector.getByRole('combobox', { name: 'Relation' }).click();
  await designer.page.getByRole('option', { name: 'Partnership' }).click();
  await expect(map.selectedRelation).toHaveAccessibleName('Partnership of Ordering and Billing');
  expect(await relationsOf(designer)).toContainEqual({ upstream: 'ordering', downstream: 'billing', type: 'partnership' });
  await designer.canvas.root.focus();
  await designer.presses('Control+z', 'Control+z');
  await expect(map.selectedRelation).toBeHidden();
  expect(await relationsOf(designer)).toHaveLength(1);
});

test('two contexts are related by keyboard, once', async ({ designer }) => {
  const map = await opened(designer);
  await map.opens();
  await map.clicks(await map.middleOf(map.context('Ordering')));
  for (const time of ['first', 'second']) {
    await map.connectsTo('Billing');
    await expect(map.selectedRelation, time).toHaveAccessibleName('Upstream-downstream from Ordering to Billing');
    await map.clicks(await map.middleOf(map.context('Ordering')));
  }
  expect(await relationsOf(designer)).toHaveLength(2);
});

test('a relation is selected by its line, deleted with a key, and comes back', async ({ designer }) => {
  const map = await opened(designer);
  await map.opens();
  const [from, to] = [await map.boxOf(designer.canvas.element('Bank')), await map.boxOf(map.context('Billing'))];
  await map.clicks({ x: from.x + from.width / 2, y: (from.y + to.y + to.height) / 2 });
  await expect(map.selectedRelation).toHaveAccessibleName('Upstream-downstream from Bank to Billing');
  await designer.presses('Delete');
  await expect(designer.canvas.element('Bank')).toBeHidden();
  await designer.presses('Control+z');
  await expect(designer.canvas.element('Bank')).toBeVisible();
});

test('arrow keys move a context on the map and walk along relations', async ({ designer }) => {
  const map = await opened(designer);
  await map.opens();
  await map.clicks(await map.middleOf(map.context('Billing')));
  const before = (await designer.design()).layout['invoices'];
  await designer.presses('ArrowRight', 'ArrowRight');
  expect((await designer.design()).layout['invoices']).toEqual({ ...before, x: (before?.x ?? 0) + 16 });
  await designer.presses('Alt+ArrowDown');
  await expect(designer.canvas.element('Bank')).toHaveAccessibleName(/selected$/);
});

test('what the map hides is shown in Design when somebody asks for it', async ({ designer }) => {
  const map = await opened(designer);
  await map.opens();
  await designer.outline.opens();
  await designer.outline.row('Web shop').click();
  await expect(designer.mode('Design')).toHaveAttribute('aria-pressed', 'true');
  await expect(designer.canvas.element('Web shop')).toHaveAccessibleName(/selected$/);
});

test('an empty map says how it gets its first context', async ({ designer }) => {
  const map = new ContextMap(designer);
  await designer.startsBlank();
  await map.opens();
  await expect(designer.page.getByRole('heading', { name: 'No bounded contexts yet' })).toBeVisible();
  await designer.page.getByRole('button', { name: 'Add a bounded context' }).click();
  await designer.canvas.names('Ordering');
  await expect(map.context('Ordering')).toBeVisible();
  await designer.presses('Control+z');
  await expect(designer.page.getByRole('heading', { name: 'No bounded contexts yet' })).toBeVisible();
});

test('Ctrl G draws a context around what is selected, in one step', async ({ designer }) => {
  await opened(designer);
  await designer.canvas.selects('Web shop');
  await designer.presses('Control+g');
  await designer.canvas.names('Storefront');
  const { elements, contexts } = await designer.design();
  const [id] = (elements['shop']?.['contextIds'] ?? []) as string[];
  expect(contexts[id ?? '']?.name).toBe('Storefront');
  await designer.presses('Control+z');
  const undone = await designer.design();
  expect(Object.keys(undone.contexts)).toHaveLength(2);
  expect(undone.elements['shop']?.['contextIds']).toBeUndefined();
});

test('an element is dragged into a context and out of it, each in one step', async ({ designer }) => {
  await opened(designer);
  const membership = async (id: string): Promise<unknown> => (await designer.design()).elements[id]?.['contextIds'];
  const invoices = await designer.canvas.middleOf('Invoices');
  const order = await designer.canvas.middleOf('order-db');
  await designer.canvas.drags(await designer.canvas.middleOf('Web shop'), { x: order.x, y: (order.y + (await designer.canvas.middleOf('Orders')).y) / 2 });
  expect(await membership('shop')).toEqual(['ordering']);
  await designer.presses('Control+z');
  expect(await membership('shop')).toBeUndefined();
  await designer.canvas.drags(order, { x: (order.x + invoices.x) / 2, y: order.y + 120 });
  expect(await membership('order-db')).toBeUndefined();
  await designer.presses('Control+z');
  expect(await membership('order-db')).toEqual(['ordering']);
});

test('a context is taken by its name: moved with its members, resized, renamed', async ({ designer }) => {
  const map = await opened(designer);
  const name = await map.nameAround('Orders');
  const before = (await designer.design()).layout;
  await designer.canvas.drags(name, { x: name.x - 40, y: name.y + 40 });
  const after = (await designer.design()).layout;
  expect(after['orders']?.x).toBeLessThan(before['orders']?.x ?? 0);
  expect((after['order-db']?.x ?? 0) - (after['orders']?.x ?? 0)).toBe((before['order-db']?.x ?? 0) - (before['orders']?.x ?? 0));
  await designer.presses('Control+z');

  await map.clicks(name);
  const corner = designer.canvas.root.locator('[data-grip="se"]');
  await expect(corner).toBeVisible();
  const { x, y } = await map.middleOf(corner);
  await designer.canvas.drags({ x, y }, { x: x + 60, y: y + 40 });
  expect(Object.keys((await designer.design()).layout['ordering'] ?? {})).toEqual(expect.arrayContaining(['width', 'height']));
  await designer.presses('Control+z');
  expect((await designer.design()).layout['ordering']).toBeUndefined();

  await map.clicks(name);
  await designer.presses('F2');
  await designer.canvas.names('Sales');
  expect((await designer.design()).contexts['ordering']?.name).toBe('Sales');
  await designer.presses('Control+z');
  expect((await designer.design()).contexts['ordering']?.name).toBe('Ordering');
});

test('the inspector of a context holds its subdomain, its team, its capabilities and its language', async ({ designer }) => {
  const map = await opened(designer);
  await map.opens();
  await map.clicks(await map.middleOf(map.context('Billing')));
  await map.inspector.getByRole('combobox', { name: 'Subdomain' }).click();
  await designer.page.getByRole('option', { name: 'Supporting' }).click();
  await expect(map.context('Billing')).toContainText('Supporting subdomain');
  await expect(map.inspector.getByRole('combobox', { name: 'Team' })).toBeVisible();
  await expect(map.inspector.getByText('Business capabilities')).toBeVisible();
  await map.inspector.getByText('Ubiquitous language').click();
  await map.inspector.getByRole('button', { name: 'Add term' }).click();
  await expect(map.inspector.getByRole('textbox', { name: 'Term 1' })).toBeVisible();
  expect((await designer.design()).contexts['billing']).toMatchObject({ subdomain: 'supporting', language: { Term: '' } });
});

test('relations stand in the outline, with what each side does', async ({ designer }) => {
  await opened(designer);
  await designer.outline.opens();
  const row = designer.outline.row('Bank → Billing');
  await expect(row).toHaveAccessibleName('Bank → Billing, upstream-downstream, U: OHS, D: ACL');
  await row.click();
  await expect(new ContextMap(designer).selectedRelation).toBeVisible();
});
