import type { Designer } from './designer.ts';
import { sample } from './parts/samples.ts';
import { expect, test } from './test.ts';

/** Where the right button is pressed: in the middle of an element, or half way along a flow between two that stand side by side. */
const PLACES = {
  'the channel': ['Placed'],
  'the way into it': ['Orders', 'Placed'],
  'the way out of it': ['Placed', 'Mail'],
} as const;
type Place = keyof typeof PLACES;

interface Broken {
  readonly place: Place;
  readonly how: string;
  /** Beside what is broken. */
  readonly badge: string;
  /** Lines of the log that the run has because of it. */
  readonly lines: readonly string[];
}

const LOST = 'OrderPlaced lost, run 1 | without an outbox nobody sends it again';
const TWICE = (to: string): string => `OrderPlaced is delivered twice, run 1 | the same message comes to ${to} once more`;
const GIVEN_UP = [
  'OrderPlaced not taken, run 1 | the message did not arrive: delivery 2 of 3 in 1 s',
  'OrderPlaced given up, run 1 | the message did not arrive: delivery 3 of 3, put into Undelivered',
];

const BROKEN: readonly Broken[] = [
  { place: 'the channel', how: 'Down', badge: 'down', lines: ['OrderPlaced lost, run 1 | Placed is down, and without an outbox nobody sends it again'] },
  { place: 'the channel', how: 'Loses messages', badge: 'loses 100 %', lines: [LOST] },
  { place: 'the channel', how: 'Delivers twice', badge: 'duplicates 100 %', lines: [TWICE('Placed')] },
  { place: 'the channel', how: 'Cut off', badge: 'cut off', lines: [LOST] },
  { place: 'the way into it', how: 'Slow', badge: '10 × slower', lines: [] },
  { place: 'the way into it', how: 'Loses messages', badge: 'loses 100 %', lines: [LOST] },
  { place: 'the way into it', how: 'Delivers twice', badge: 'duplicates 100 %', lines: [TWICE('Placed')] },
  { place: 'the way into it', how: 'Cut off', badge: 'cut off', lines: [LOST] },
  { place: 'the way out of it', how: 'Slow', badge: '10 × slower', lines: [] },
  { place: 'the way out of it', how: 'Loses messages', badge: 'loses 100 %', lines: GIVEN_UP },
  { place: 'the way out of it', how: 'Delivers twice', badge: 'duplicates 100 %', lines: [TWICE('Mail')] },
  { place: 'the way out of it', how: 'Cut off', badge: 'cut off', lines: GIVEN_UP },
];

async function opensItsMenu(designer: Designer, place: Place): Promise<void> {
  const boxes = await Promise.all(PLACES[place].map((name) => designer.canvas.boxOf(name)));
  const [from, to = from] = boxes;
  if (!from || !to) throw new Error(`${place} is not on the canvas.`);
  const left = from === to ? from.x : from.x + from.width;
  const right = to === from ? from.x + from.width : to.x;
  await designer.page.mouse.click((left + right) / 2, from.y + from.height / 2, { button: 'right' });
  await expect(designer.page.getByRole('menu')).toBeVisible();
}

test.describe('Messages that go through a channel', () => {
  test.beforeEach(async ({ designer }) => {
    await designer.opens(sample('parcels.seam.yaml'));
    await designer.mode('Play').click();
    await expect(designer.playback.button('Play')).toBeEnabled();
    await designer.canvas.stands('Placed');
  });

  for (const { place, how, badge, lines } of BROKEN)
    test(`${place} is broken with the right button: ${how}`, async ({ designer }) => {
      await opensItsMenu(designer, place);
      await designer.page.getByRole('menuitem', { name: new RegExp(`^${how}`) }).click();
      await expect(designer.page.getByRole('menu')).toBeHidden();
      await expect(designer.canvas.root.getByText(badge, { exact: true })).toBeVisible();
      for (const line of lines) {
        const [headline = '', why = ''] = line.split(' | ');
        await expect(designer.playback.line(headline).first()).toContainText(why);
      }
    });
});
