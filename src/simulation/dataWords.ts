import type { Design } from '../model/index.ts';
import type { RunResults } from './trace.ts';
import { duration, grouped, moment, percent } from './words.ts';
import { say } from '../speech/index.ts';

/** What came of one store, migration, release or message in a run, in words. */
export interface DataLine {
  readonly title: string;
  readonly text: string;
}

/**
 * What came of caches, read models, event stores, migrations, releases, dual writes, calls that were put off and locks, a line each: what a person is told of a run beside its
 * latency. Empty where the design has no such thing.
 */
export function dataLines(design: Design, { data, locks, flows }: Pick<RunResults, 'data' | 'locks' | 'flows'>): readonly DataLine[] {
  const nameOf = (id: string): string => nameIn(design, id);
  return [
    ...data.caches.map(({ elementId, hits, misses, stale }) => ({
      title: nameOf(elementId),
      text: joined([
        hits + misses > 0 && say`${percent(hits / (hits + misses))} of ${grouped(hits + misses)} found`,
        stale > 0 && say`${grouped(stale)} stale`,
      ]),
    })),
    ...data.copies.flatMap(({ storeId, sourceId, changes, applied, meanLagUs, maxLagUs, reads, staleReads, rebuilds = [] }) => [
      {
        title: say`${nameOf(storeId)} after ${nameOf(sourceId)}`,
        text: joined([
          changes > 0 && say`${duration(Math.round(meanLagUs))} behind, ${duration(maxLagUs)} at most`,
          applied < changes && say`${grouped(changes - applied)} of ${grouped(changes)} changes missing at the end`,
          reads > 0 && say`${grouped(staleReads)} of ${grouped(reads)} reads stale`,
        ]),
      },
      ...rebuilds.map(({ atUs, changes: read, doneUs }) => ({
        title: say`${nameOf(storeId)} made anew at ${moment(atUs)}`,
        text: say`${grouped(read)} changes read again in ${duration(doneUs - atUs)}`,
      })),
    ]),
    ...data.eventStores.map(({ elementId, appends, conflicts }) => ({
      title: nameOf(elementId),
      text: joined([say`${grouped(appends)} appended`, conflicts > 0 && say`${grouped(conflicts)} overtaken and decided again`]),
    })),
    ...data.routes.map(({ migrationId, route, toId, requests }) => ({
      title: `${nameOf(migrationId)}: ${route}`,
      text: say`${grouped(requests)} to ${nameOf(toId)}`,
    })),
    ...data.releases.map(({ elementId, atUs, doneUs, old, new: fresh }) => ({
      title: say`${nameOf(elementId)}, new version`,
      text: joined([
        doneUs === undefined ? say`still going on` : say`${duration(doneUs - atUs)} until all had it`,
        say`${grouped(fresh.requests)} served, ${grouped(fresh.failed)} failed`,
        say`the old one ${grouped(old.requests)} and ${grouped(old.failed)}`,
      ]),
    })),
    ...data.dualWrites
      .filter(({ lost, invented }) => lost + invented > 0)
      .map(({ flowId, lost, invented }) => ({
        title: nameOf(flowId),
        text: joined([lost > 0 && say`${grouped(lost)} written and never told`, invented > 0 && say`${grouped(invented)} told and never written`]),
      })),
    ...flows.flatMap(({ flowId, later }) =>
      later
        ? [
            {
              title: say`${nameOf(flowId)}, queued for later`,
              text: joined([
                say`${grouped(later.done)} of ${grouped(later.queued)} done`,
                later.done > 0 && say`after ${duration(later.longestUs)} at most`,
                later.refused > 0 && say`${grouped(later.refused)} refused`,
                later.left > 0 && say`${grouped(later.left)} still in line at the end`,
              ]),
            },
          ]
        : [],
    ),
    ...(locks
      ? [
          {
            title: 'Locks',
            text: joined([
              say`${grouped(locks.taken)} taken`,
              locks.waited > 0 && say`${grouped(locks.waited)} waited`,
              locks.refused > 0 && say`${grouped(locks.refused)} turned away`,
              locks.deadlocks > 0 && say`${grouped(locks.deadlocks)} in a circle`,
            ]),
          },
        ]
      : []),
  ].filter(({ text }) => text !== '');
}

function nameIn({ elements, flows, migrations }: Design, id: string): string {
  const flow = flows[id];
  if (flow) return flow.label ?? `${elements[flow.from]?.name ?? flow.from} → ${elements[flow.to]?.name ?? flow.to}`;
  return elements[id]?.name ?? migrations[id]?.name ?? id;
}

const joined = (parts: readonly (string | false)[]): string => parts.filter((part) => part !== false).join(', ');
