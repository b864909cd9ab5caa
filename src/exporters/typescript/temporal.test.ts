import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sketch } from '../../testing/index.ts';
import { exportTypeScript } from './exporter.ts';
import type { SagaPlan } from './plan/index.ts';
import type { SagaDefinition } from './skeleton/platform/saga/definition.ts';
import { SimulatedParticipants } from './skeleton/platform/simulation/participants.ts';
import { afterDelays, effectsOf, overDoubling } from './skeleton/platform/simulation/play.ts';
import { VirtualClock } from './skeleton/platform/simulation/virtual-clock.ts';
import { sagaActivities } from './skeleton/platform/temporal/activities.ts';
import { activityOf, workflowIdOf } from './skeleton/platform/temporal/names.ts';
import { delaysOf, designs, expectTheSame, type Play, playsOf, randomDesign, randomScript, scriptsOf, together } from './testing/pictureIsCode.ts';
import { TemporalServer } from './testing/temporalServer.ts';
import { removeWorkspace, run, typeCheck, writeWorkspace, writeWorkspaces } from './testing/workspace.ts';
import { sagaConstant, sagaPath, sagaWorkflow } from './write/sagas.ts';

/**
 * The picture is the code on Temporal, too: the fault scripts of the simulation give the same actions in the same order, the same compensations and the
 * same end, first with the thin server that the workspace brings for its own tests, then with Temporal's own workflow sandbox.
 */

const TEMPORAL = { sagas: 'temporal' } as const;

/** Sagas that run on Temporal, with their scripts. */
const drawn = designs
  .map(([title, design]) => ({ title, design, plays: playsOf(design, (saga) => (saga.runsOn === 'temporal' ? scriptsOf(saga) : []), TEMPORAL) }))
  .filter(({ plays }) => plays.length > 0);

describe('with the thin server of the workspace', () => {
  describe.each(together(drawn, TEMPORAL))('$title', ({ plays }) => {
    it.each(plays)('$title', ({ play, outcome }) => expectTheSame(play, outcome));
  });

  describe('random sagas with random faults', () => {
    const SAGAS = 60;
    const FEW = 5;
    const choices = fc.sample(fc.infiniteStream(fc.nat()), { seed: 32, numRuns: SAGAS });
    const random = fc
      .sample(randomDesign(), { seed: 31, numRuns: SAGAS })
      .map((design, index) => {
        const choose = (below: number) => Number(choices[index]?.next().value) % below;
        const scripts = (saga: SagaPlan) => (saga.runsOn === 'temporal' ? Array.from({ length: FEW }, (_, at) => randomScript(saga, at, choose)) : []);
        return { title: `saga ${index}`, design, plays: playsOf(design, scripts, TEMPORAL) };
      })
      .filter(({ plays }) => plays.length > 0);

    it.each(together(random, TEMPORAL))('$title', ({ plays }) => {
      for (const { play, outcome } of plays) expectTheSame(play, outcome);
    });

    it('end in every way', () => {
      const ends = random.flatMap(({ plays }) => plays.map(({ trace }) => trace.sagaRuns[0]?.status));
      expect(ends.length).toBeGreaterThan(100);
      expect([...new Set(ends)].sort()).toEqual(['completed', 'failed', 'needs-human']);
    });
  });
});

describe('in the sandbox of Temporal itself', () => {
  const aliasOf = (design: number, { id }: SagaPlan) => `d${design}${id.replace(/\W/g, '_')}`;
  const sagas = drawn.map(({ plays }) => [...new Map(plays.map(({ saga }) => [saga.id, saga])).values()]);
  let folder = '';
  let server: TemporalServer | undefined;
  const definitions = new Map<string, SagaDefinition>();

  beforeAll(async () => {
    folder = writeWorkspaces(drawn.map(({ design }) => exportTypeScript(design, TEMPORAL)));
    const exports = sagas.flatMap((all, design) =>
      all.map((saga) => `export { ${String(sagaWorkflow(saga))} as ${aliasOf(design, saga)} } from './d${design}/${saga.folder}/generated/workflow.ts';\n`),
    );
    writeFileSync(join(folder, 'workflows.ts'), exports.join(''));
    for (const [design, all] of sagas.entries()) {
      for (const saga of all) {
        const module = (await import(/* @vite-ignore */ pathToFileURL(join(folder, `d${design}`, sagaPath(saga))).href)) as Record<string, SagaDefinition>;
        const definition = module[String(sagaConstant(saga))];
        if (definition) definitions.set(aliasOf(design, saga), definition);
      }
    }
    const names = [...definitions.values()].flatMap((saga) =>
      saga.blocks.flat().flatMap((step) => [activityOf(saga, 'do', step), activityOf(saga, 'undo', step)]),
    );
    server = await TemporalServer.over(join(folder, 'workflows.ts'), names);
  }, 300_000);
  afterAll(async () => {
    await server?.stop();
    removeWorkspace(folder);
  });

  const all = drawn.flatMap(({ title, plays }, design) => plays.map((play) => ({ title: `${title}: ${play.title}`, design, play })));

  it.each(all)('$title', async ({ design, play }) => {
    const { saga, generated, trace } = play satisfies Play;
    const definition = definitions.get(aliasOf(design, saga));
    if (!server || !definition) throw new Error(`${saga.id} is not there`);
    const clock = new VirtualClock();
    const participants = new SimulatedParticipants(generated);
    const asked = afterDelays(overDoubling(participants, generated), participants.actions, clock, { answers: delaysOf(trace) });
    const state = await clock.play(
      server.run(aliasOf(design, saga), {
        workflowId: workflowIdOf(definition, 'run'),
        context: {},
        clock,
        decisions: [],
        activities: (attempt) => sagaActivities(definition, { participants: asked, clock, random: () => 0.5 }, attempt),
      }),
    );
    const status = state.status === 'completed' ? 'completed' : state.needsHuman ? 'needs human' : 'failed';
    expectTheSame(play, { actions: participants.actions, status, effects: effectsOf(participants) });
  });
});

describe('a workspace whose sagas run on Temporal', () => {
  const design = sketch(`
    shop(service {name: Shop}) -> stock(service {name: Stock}): call {operation: reserve}
    shop -> bank(service {name: Bank}): call {operation: charge}; shop -> events(channel); stock -> events
    saga order(orchestration shop) {name: Order}: reserve@stock {compensation: release, lock: {policy: wait}} > charge@bank {kind: pivot}
    saga tell(choreography) {name: Tell}: send@shop > count@stock
  `);
  let folder = '';
  beforeAll(() => {
    folder = writeWorkspace(exportTypeScript(design, TEMPORAL));
  });
  afterAll(() => removeWorkspace(folder));
  const textOf = (path: string) => exportTypeScript(design, TEMPORAL).find((file) => file.path === path)?.content ?? `there is no ${path}`;

  it('type-checks under strict with the types of Temporal', () => expect(typeCheck(folder)).toBe(''), 300_000);

  it('passes its own tests', () => {
    const { status, output } = run(['node_modules/vitest/vitest.mjs', 'run'], folder);
    expect(status, output).toBe(0);
    expect(output).toContain('✓ tests/sagas/order.test.ts');
    expect(output).toContain('✓ tests/platform/temporal.test.ts');
  }, 300_000);

  it('starts its runs through a client, and has a worker with the policies of the calls', () => {
    expect(textOf('services/shop/generated/service.ts')).toContain("order: new TemporalSaga(orderSaga, 'orderWorkflow', 'shop'),");
    expect(textOf('services/shop/generated/service.ts')).not.toContain('SagaCoordinator');
    expect(textOf('services/shop/generated/worker.ts')).toContain("case 'stock':\n        return clients.stock.policyOf(operation);");
    expect(textOf('tests/sagas/order.test.ts')).toContain('await playTemporal(orderSaga');
  });

  it('leaves choreographies as they are, and says so', () => {
    expect(textOf('services/shop/generated/service.ts')).toContain('new SagaStarter(tellSaga, ports)');
    expect(textOf('README.md')).toContain('- Tell: no service of the workspace coordinates it, so it runs as before.');
  });

  it('asks for the packages of Temporal, which others do not', () => {
    expect(textOf('package.json')).toContain('"@temporalio/workflow": "1.24.0"');
    const others = exportTypeScript(design).flatMap(({ path, content }) => (/temporal/i.test(path + content) ? [path] : []));
    expect(others).toEqual([]);
  });
});
