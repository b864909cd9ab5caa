import { seededRandom, type Design, type Edit } from '../../src/model/index.ts';

/** Renames, policies, new and removed calls, new and removed elements, in turn. The same design gives the same edits. */
export function editsOn(design: Design): (turn: number) => Edit[] {
  const random = seededRandom('edits');
  const pick = (ids: readonly string[]) => ids[Math.floor(random() * ids.length)] ?? '';
  const services = Object.keys(design.elements).filter((id) => design.elements[id]?.kind === 'service');
  const calls = Object.keys(design.flows).filter((id) => design.flows[id]?.kind === 'call');
  const gone = new Set<string>();
  const call = (): string => {
    for (;;) {
      const id = pick(calls);
      if (!gone.has(id)) return id;
    }
  };
  return (turn) => {
    switch (turn % 6) {
      case 0:
        return [{ op: 'update', collection: 'elements', id: pick(services), fields: { name: `Renamed ${turn}` } }];
      case 1:
        return [{ op: 'update', collection: 'flows', id: call(), fields: { timeout: { ms: 100 + turn } } }];
      case 2:
        return [{ op: 'add', collection: 'flows', id: `new-${turn}`, record: { kind: 'call', from: pick(services), to: pick(services) } }];
      case 3: {
        const id = call();
        gone.add(id);
        return [{ op: 'remove', collection: 'flows', id }];
      }
      case 4:
        return [{ op: 'add', collection: 'elements', id: `box-${turn}`, record: { kind: 'service', name: `Box ${turn}` } }];
      default:
        return [{ op: 'remove', collection: 'elements', id: `box-${turn - 1}` }];
    }
  };
}
