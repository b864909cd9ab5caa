import type { ElementModel, Model } from '../compile/model.ts';
import { type CastFault, faultWord, OP } from '../replay/index.ts';
import type { Bar, FaultInput, Lane, LogPart } from '../trace.ts';
import { RESTART_US } from './faultBoard.ts';
import type { World } from './world.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** What a fault does beyond the hits of single requests. */
export interface Power {
  stop(element: ElementModel): void;
  start(element: ElementModel): void;
  /** So many of its instances are away from now on. */
  lose(element: ElementModel, instances: number): void;
}

/** Some of several instances go away, and the others go on; undefined where it is the whole. */
function partOf(model: Model, fault: FaultInput): { readonly element: ElementModel; readonly gone: number } | undefined {
  if (fault.kind !== 'down' || fault.instances === undefined || fault.stepId !== undefined) return undefined;
  const element = model.elements.find(({ id }) => id === fault.targetId);
  return element && fault.instances < element.instances ? { element, gone: fault.instances } : undefined;
}

/** "down", "2 of 4 instances down". */
function wordOf(model: Model, fault: FaultInput): string {
  const part = partOf(model, fault);
  return part ? say`${part.gone} of ${part.element.instances} instances down` : faultWord(fault.kind, fault.amount);
}

/** End of a fault: a crash without one restarts after a second, others go on. */
export const endOf = (fault: FaultInput): number => fault.toUs ?? (fault.kind === 'crash' ? fault.fromUs + RESTART_US : Number.POSITIVE_INFINITY);

/**
 * Puts the beginnings and ends of the faults into the future of the run. A beginning alone keeps no run alive: a fault after the end changes nothing.
 * The end of a crash does, because what crashed comes back and goes on.
 */
export function playFaults(world: World, faults: readonly FaultInput[], power: Power): void {
  const stopped = new Map<number, number>();
  faults.forEach((fault, index) => {
    const stops = fault.stepId === undefined && (fault.kind === 'crash' || fault.kind === 'down');
    const part = partOf(world.model, fault);
    const element = stops && !part ? world.model.elements.find(({ id, passive }) => id === fault.targetId && !passive) : undefined;
    const endUs = endOf(fault);
    world.queue.at(
      fault.fromUs,
      () => {
        if (part) power.lose(part.element, part.gone);
        else world.faults.begin(index);
        world.recorder.row(OP.fault, index, 1);
        log(world, fault, true);
        if (element) {
          const times = stopped.get(element.index) ?? 0;
          stopped.set(element.index, times + 1);
          if (times === 0) power.stop(element);
        }
        if (endUs === Number.POSITIVE_INFINITY) return;
        world.queue.at(
          Math.max(world.nowUs, endUs),
          () => {
            if (part) power.lose(part.element, 0);
            else world.faults.end(index);
            world.recorder.row(OP.fault, index, 0);
            log(world, fault, false);
            if (!element) return;
            const left = (stopped.get(element.index) ?? 1) - 1;
            stopped.set(element.index, left);
            if (left === 0) power.start(element);
          },
          !element,
        );
      },
      true,
    );
  });
}

export function castFaults(model: Model, faults: readonly FaultInput[]): CastFault[] {
  return faults.map((fault) => {
    const element = participantOf(model, fault) ?? model.elements.find(({ id }) => id === fault.targetId);
    const flow = element ? undefined : model.flows.find(({ id }) => id === fault.targetId);
    return { element: element?.index ?? -1, flow: flow?.index ?? -1, kind: fault.kind, word: wordOf(model, fault) };
  });
}

/** The row of faults of the timeline; none where nothing breaks. */
export function faultLane(model: Model, faults: readonly FaultInput[], durationUs: number): Lane[] {
  if (faults.length === 0) return [];
  const bars = faults.map((fault, index): Bar => {
    const endUs = endOf(fault);
    return {
      fromUs: fault.fromUs,
      toUs: endUs === Number.POSITIVE_INFINITY ? Math.max(durationUs, fault.fromUs) : endUs,
      state: 'fault',
      label: `${nameOf(model, fault)}: ${wordOf(model, fault)}`,
      ...(endUs === Number.POSITIVE_INFINITY ? { openEnded: true } : {}),
      fault: index,
    };
  });
  return [{ id: 'faults', kind: 'faults', subjectId: 'faults', title: say`Faults`, bars: bars.sort((a, b) => a.fromUs - b.fromUs), barsJoined: 0 }];
}

function log(world: World, fault: FaultInput, begins: boolean): void {
  const name: LogPart = { text: nameOf(world.model, fault), id: participantOf(world.model, fault)?.id ?? fault.targetId, strong: true };
  const word = wordOf(world.model, fault);
  world.recorder.log({
    icon: begins ? 'fault' : 'fault-over',
    tone: begins ? 'warning' : 'neutral',
    headline: begins
      ? fault.kind === 'crash'
        ? headline`${name} crashed`
        : headline`${name}: ${word}`
      : fault.kind === 'crash'
        ? headline`${name} restarted`
        : headline`${name} works again`,
    why: begins || fault.kind === 'crash' ? '' : say`no longer: ${word}`,
    subjects: [name.id ?? fault.targetId],
    decision: true,
  });
}

function nameOf(model: Model, fault: FaultInput): string {
  const step = model.saga?.steps.find(({ id }) => id === fault.stepId);
  if (step) return fault.direction === 'undo' ? step.undoName : step.name;
  return model.elements.find(({ id }) => id === fault.targetId)?.name ?? model.flows.find(({ id }) => id === fault.targetId)?.name ?? fault.targetId;
}

const participantOf = (model: Model, fault: FaultInput): ElementModel | undefined =>
  fault.stepId === undefined ? undefined : model.saga?.steps.find(({ id }) => id === fault.stepId)?.participant;
