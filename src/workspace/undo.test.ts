import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { add, emptyDesign, remove, sameDesign, seededRandom, update, type Design, type Edit, type FlowKind } from '../model/index.ts';
import { largeDesign, sketch } from '../testing/index.ts';
import {
  addConnected,
  addContext,
  addElement,
  addFrame,
  addNote,
  addRelation,
  addSaga,
  addSagaStep,
  align,
  connect,
  distribute,
  duplicateSelection,
  groupSelection,
  insert,
  moveInto,
  moveTo,
  nudge,
  removeRecords,
  removeSagaStep,
  renameRecord,
  resize,
  setLocked,
  setPolicy,
  updateRecord,
} from './actions/index.ts';
import { fragmentOf } from './actions/fragment.ts';
import { LivingDocument } from './document/living-document.ts';
import { redo, undo } from './editing.ts';
import { session } from './session.ts';
import { useDesign } from './stores/design.ts';
import { notices } from './stores/notices.ts';
import { useView, view } from './stores/view.ts';
import { openBroadcastChannel } from './tabs/channel.ts';
import { TabLink } from './tabs/tab-link.ts';

/**
 * Whatever is done with the functions of the workspace, undoing all of it leads back to the start, and redoing all of it to the end, while somebody
 * else works on the same design in another tab. `UNDO_SEQUENCES=10000 npx vitest run src/workspace/undo.test.ts` goes through as many sequences;
 * `UNDO_SEED` chooses which.
 */
const SEQUENCES = Number(process.env['UNDO_SEQUENCES'] ?? 40);
const SEED = Number(process.env['UNDO_SEED'] ?? 1);
const COMMANDS = 100;

// What is undone does not hang on the disk, and ten thousand designs would fill the memory.
vi.mock('./storage/indexed-db.ts', async () => {
  const { MemoryStore } = await import('./fakes/memory-store.ts');
  class ForgetfulStore extends MemoryStore {
    override async append(): Promise<readonly number[]> {
      return [];
    }
    override async compact(): Promise<number> {
      return 1;
    }
  }
  return { openIndexedDb: async () => new ForgetfulStore() };
});

// Nearly every step has parts here, and what is done in parts stops somewhere and is finished by what comes next.
vi.mock('./document/pace.ts', () => ({ RECORDS_AT_ONCE: 3 }));
const halting = vi.hoisted(() => ({ draw: (): number => 1 }));
vi.mock('./turns.ts', () => ({ sharing: () => () => (halting.draw() < 0.05 ? new Promise<void>(() => undefined) : undefined) }));

/** Yjs calls each tab by a random number, and where two write the same at once the larger one wins: these numbers are drawn with all else. */
const tabNumbers = vi.hoisted(() => {
  const chance = { draw: (): number => 0 };
  crypto.getRandomValues = (bytes) => {
    if (bytes instanceof Uint32Array) bytes.forEach((_zero, index) => (bytes[index] = Math.floor(chance.draw() * 2 ** 32)));
    return bytes;
  };
  return chance;
});

/** Carries messages between the tabs, as copies and in order, when it is told to: no message comes while another is being read. */
class SteppedChannel {
  private static readonly open = new Set<SteppedChannel>();
  private static readonly waiting: { readonly from: SteppedChannel; readonly data: unknown }[] = [];
  readonly name: string;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;

  constructor(name: string) {
    this.name = name;
    SteppedChannel.open.add(this);
  }

  postMessage(message: unknown): void {
    SteppedChannel.waiting.push({ from: this, data: structuredClone(message) });
  }

  close(): void {
    SteppedChannel.open.delete(this);
  }

  /** Delivers everything, answers too. */
  static deliver(): void {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      for (const other of this.open) if (other !== next.from && other.name === next.from.name) other.onmessage?.({ data: next.data });
    }
  }
}

beforeAll(() => {
  vi.stubGlobal('BroadcastChannel', SteppedChannel);
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const start = (): Design =>
  sketch(
    `
      web(client) -> orders(service): call #order
      orders -> payments(service): call #charge {timeout: {ms: 800}}
      orders -> order-db(datastore): access #writes
      orders -> order-events(channel): publish #tell
      order-events -> mail(service): consume #hear
      bank(external)
      payments -> bank: call #pay
      context sales(orders, order-db)
      context billing(payments)
      saga checkout(orchestration orders): reserve@orders {compensation: release} > charge@payments
      peer-a(service) -> peer-b(service): call #peer-flow
      layout orders {x: 0, y: 0}
      layout order-db {x: 0, y: 200}
      layout payments {x: 600, y: 0}
      layout peer-a {x: 0, y: 2000, locked: true}
      layout peer-b {x: 400, y: 2000, locked: true}
    `,
    emptyDesign('Start'),
  );

/** One thing that is done: which of the functions, and numbers that choose what it is done to and how. */
interface Command {
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const now = (): Design => useDesign.getState().design;
/** Copies of what the other tab made, with a frame around it, say, are mine: `peer-3-k2v9` is no id of theirs. */
const isMine = (id: string): boolean => !/^peer-(a|b|\d+|flow|flow-\d+)$/.test(id);
const mineOf = (records: object): string[] => Object.keys(records).filter(isMine);
const pick = <T>(list: readonly T[], by: number): T | undefined => list[by % list.length];
/** Copies of half of everything double a design again and again: in nine of ten sequences only so many are taken, and ten thousand take an hour. */
const MOST_TAKEN = 12;
let mostTaken = MOST_TAKEN;
/** Some of them, by the bits of a number. */
const some = <T>(list: readonly T[], bits: number): T[] => list.filter((_one, index) => ((bits >> (index % 16)) & 1) === 1).slice(0, mostTaken);
const placed = (): string[] => mineOf({ ...now().elements, ...now().contexts, ...now().notes, ...now().frames });
const with1 = <T>(one: T | undefined, act: (one: T) => unknown): unknown => one !== undefined && act(one);
const with2 = <T, U>(one: T | undefined, other: U | undefined, act: (one: T, other: U) => unknown): unknown =>
  one !== undefined && other !== undefined && act(one, other);

const KINDS = ['service', 'datastore', 'channel', 'gateway', 'external', 'client'] as const;
const EDGES = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
const FLOWS: readonly FlowKind[] = ['call', 'access', 'publish', 'consume', 'send', 'replicate'];

const ACTIONS: readonly ((command: Command) => unknown)[] = [
  ({ a }) => addElement(pick(KINDS, a) ?? 'service'),
  ({ a, b, c }) => addElement(pick(KINDS, a) ?? 'service', { x: b % 1_000, y: c % 600 }),
  ({ a, b }) => with1(pick(mineOf(now().elements), a), (id) => addConnected(id, pick(KINDS, b) ?? 'service')),
  ({ a, b }) => with2(pick(mineOf(now().elements), a), pick(mineOf(now().elements), b), (from, to) => connect(from, to)),
  ({ a, b, c }) => with2(pick(mineOf(now().elements), a), pick(mineOf(now().elements), b), (from, to) => connect(from, to, pick(FLOWS, c) ?? 'call')),
  ({ a, b }) => with1(pick([...placed(), ...mineOf(now().flows)], a), (id) => renameRecord(id, `Name ${b % 9}`)),
  ({ a }) => with1(pick([...placed(), ...mineOf(now().flows), ...mineOf(now().relations), ...mineOf(now().sagas)], a), (id) => removeRecords([id])),
  ({ a }) => removeRecords(some(placed(), a & 0x1111)),
  ({ a, b, c }) => with1(pick(placed(), a), (id) => moveTo({ [id]: { x: b % 2_000, y: c % 1_500 } }, { drop: c % 2 === 0 })),
  ({ a, b, c }) => with1(pick(placed(), a), (id) => moveTo({ [id]: { x: b % 2_000, y: c % 1_500 } }, { gesture: `drag ${id}` })),
  ({ a, b, c }) => {
    view.select(some(placed(), a));
    nudge((b % 30) - 15, (c % 30) - 15);
  },
  ({ a }) => {
    view.select(some([...placed(), ...mineOf(now().flows)], a));
    duplicateSelection();
  },
  ({ a }) => {
    view.select(some(mineOf(now().elements), a));
    groupSelection();
  },
  ({ a, b }) => with1(pick([...mineOf(now().contexts), null], b), (contextId) => moveInto(some(mineOf(now().elements), a), contextId)),
  ({ a, b }) => setLocked(some(placed(), a), b % 2 === 0),
  ({ a, b }) => {
    view.select(some(placed(), a));
    align(pick(EDGES, b) ?? 'left');
  },
  ({ a, b }) => {
    view.select(some(placed(), a));
    distribute(b % 2 === 0 ? 'horizontal' : 'vertical');
  },
  ({ a, b, c }) => with1(pick(placed(), a), (id) => resize(id, { x: b % 900, y: c % 700, width: 100 + (b % 300), height: 60 + (c % 200) })),
  ({ a }) => addContext({ name: `Context ${a % 5}` }),
  ({ a, b }) => addNote(a % 2 === 0 ? 'comment' : 'hotspot', `Note ${b % 7}`),
  ({ a, b }) => addFrame('Frame', { x: a % 900, y: b % 700 }),
  ({ a, b }) => with1(pick(mineOf(now().flows), a), (id) => setPolicy(id, 'timeout', b % 3 === 0 ? null : { ms: 1 + (b % 5_000) })),
  ({ a, b }) => with1(pick(mineOf(now().elements), a), (id) => setPolicy(id, 'retry', b % 3 === 0 ? null : { retries: 1 + (b % 5) })),
  ({ a, b }) => with2(pick(mineOf(now().contexts), a), pick(mineOf(now().contexts), b), (one, other) => addRelation(one, other)),
  ({ a }) => addSaga({ participants: some(mineOf(now().elements), a).slice(0, 4) }),
  ({ a, b, c }) =>
    with2(pick(mineOf(now().sagas), a), pick(mineOf(now().elements), b), (saga, participantId) =>
      addSagaStep(saga, { name: `Step ${c % 9}`, participantId }, c % 4),
    ),
  ({ a, b }) => with1(pick(mineOf(now().sagas), a), (saga) => with1(pick(now().sagas[saga]?.steps ?? [], b), ({ id }) => removeSagaStep(saga, id))),
  ({ a, b }) => with1(pick(mineOf(now().elements), a), (id) => updateRecord('elements', id, { technology: b % 4 === 0 ? null : `Words ${b % 9}` })),
  ({ a }) => void insert(fragmentOf(now(), some(placed(), a)), undefined, 'Paste'),
  ({ a, b }) => void insert(largeDesign({ elements: 2 + (a % 12), flows: b % 20, seed: `${a}` }), { x: a % 900, y: b % 900 }, 'Paste'),
  () => undo(),
  () => redo(),
];

/** What the other tab does: to records of its own, which are locked so that no frame of mine carries them, and to one field of mine that nobody here touches. */
class Peer {
  readonly document: LivingDocument;
  private readonly link: TabLink;
  private made = 0;

  constructor(designId: string) {
    this.document = LivingDocument.load([]);
    const channel = openBroadcastChannel(`seamwright:design:${designId}`);
    this.link = new TabLink(this.document, channel ?? expect.fail('there is no channel'));
    SteppedChannel.deliver();
  }

  do({ what, a, b }: Command): void {
    const { elements, flows } = this.document.design;
    const theirs = Object.keys(elements).filter((id) => !isMine(id));
    const [one, other] = [pick(theirs, a), pick(theirs, b)];
    const edits: Edit[][] = [
      [
        add('elements', `peer-${++this.made}`, { kind: 'service', name: `Peer ${this.made}` }),
        add('layout', `peer-${this.made}`, { x: 300 * this.made, y: 2_200, locked: true }),
      ],
      one === undefined ? [] : [update('elements', one, { name: `Peer's ${b % 9}` })],
      one === undefined || other === undefined ? [] : [add('flows', `peer-flow-${++this.made}`, { kind: 'call', from: one, to: other })],
      one === undefined ? [] : [remove('elements', one)],
      Object.keys(flows).includes('order') ? [update('flows', 'order', { description: `Peer ${b % 9}` })] : [],
    ];
    const chosen = pick(edits, what) ?? [];
    if (chosen.length > 0) this.document.apply(chosen, { label: 'Peer' });
    SteppedChannel.deliver();
  }

  /** The design with all that is being merged. */
  whole(): Design {
    this.document.finish();
    return this.document.design;
  }

  undoAll(): void {
    while (this.document.undo()) SteppedChannel.deliver();
  }

  close(): void {
    this.link.close();
    this.document.dispose();
  }
}

/** The design without what the other tab has done. */
function mine(design: Design): Design {
  const own = <T extends object>(records: T): T => Object.fromEntries(Object.entries(records).filter(([id]) => isMine(id))) as T;
  const flows = Object.fromEntries(Object.entries(own(design.flows)).map(([id, flow]) => [id, { ...flow, description: undefined }]));
  return { ...design, elements: own(design.elements), flows: flows as Design['flows'], layout: own(design.layout) };
}

/** Only what the other tab has done. */
const theirs = (design: Design): object => ({ ...othersRecords(design), description: design.flows['order']?.description });

const othersRecords = (design: Design): object => ({
  elements: Object.fromEntries(Object.entries(design.elements).filter(([id]) => !isMine(id))),
  flows: Object.fromEntries(Object.entries(design.flows).filter(([id]) => !isMine(id))),
});

function commandsFrom(number: number): () => Command {
  const random = seededRandom(`undo ${number}`);
  const next = (): number => Math.floor(random() * 0x10000);
  return () => ({ what: next(), a: next(), b: next(), c: next() });
}

function undoAll(): void {
  while (undo()) SteppedChannel.deliver();
  SteppedChannel.deliver();
}

function redoAll(): void {
  while (redo()) SteppedChannel.deliver();
  SteppedChannel.deliver();
}

it(
  'leads back to the start when all is undone and to the end when all is redone, and what others do stays',
  async () => {
    const chance = vi.spyOn(Math, 'random');
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (number) => {
        const draw = commandsFrom(number);
        chance.mockImplementation(seededRandom(`chance ${number}`));
        tabNumbers.draw = seededRandom(`tabs ${number}`);
        mostTaken = number % 10 === 0 ? Number.POSITIVE_INFINITY : MOST_TAKEN;
        const id = await session.createDesign(start());
        halting.draw = seededRandom(`halts ${number}`);
        const peer = new Peer(id);
        try {
          expect(peer.whole()).toEqual(now());
          for (let turn = 0; turn < COMMANDS; turn++) {
            const command = draw();
            pick(ACTIONS, command.what)?.(command);
            SteppedChannel.deliver();
            if (turn % 3 !== 0) peer.do(draw());
          }
          redoAll();
          const end = now();
          undoAll();
          expect(mine(now())).toEqual(mine(start()));
          expect(sameDesign(mine(now()), mine(start()))).toBe(true);
          redoAll();
          expect(mine(now())).toEqual(mine(end));
          expect(theirs(now())).toEqual(theirs(end));
          expect(peer.whole()).toEqual(now());
          peer.undoAll();
          expect(mine(now())).toEqual(mine(end));
          expect(peer.whole()).toEqual(now());
          undoAll();
          expect(mine(now())).toEqual(mine(start()));
          expect(othersRecords(now())).toEqual(othersRecords(start()));
        } finally {
          peer.close();
          halting.draw = () => 1;
          chance.mockClear();
          notices.clear();
          view.clear();
          // What a sequence leaves behind is garbage only when the loop turns, and all of it would fill the memory.
          await new Promise((resolve) => setImmediate(resolve));
        }
      }),
      { numRuns: SEQUENCES, seed: SEED, endOnFailure: true },
    );
    expect(useView.getState().selection).toEqual([]);
  },
  60_000 + SEQUENCES * 30_000,
);
