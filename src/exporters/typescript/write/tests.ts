import type { Design } from '../../../model/index.ts';
import { affix, array, blocks, cleanComment, invocation, key, milliseconds, Module, num, object, remark, str, ts, type Code } from '../emit/index.ts';
import type { CallPlan, ClientPlan, SagaPlan, ServicePlan, WorkspacePlan } from '../plan/index.ts';
import { generatedFile, type WorkspaceFile } from './file.ts';
import { consumersPath, reactionMethod } from './messaging.ts';
import { breakerPolicy, hasBreaker, policiesFunction } from './policies.ts';
import { sampleOf } from './samples.ts';
import { playOf, sagaConstant, sagaPath } from './sagas.ts';
import { counterexampleFile, counterexampleOf, whyNoTest } from './counterexamples.ts';
import { scenariosOf, type SagaScenario } from './scenarios.ts';

/** `tests/`: what the design promises, as sentences that can fail. */
export function testFiles(design: Design, plan: WorkspacePlan): readonly WorkspaceFile[] {
  return [
    ...(plan.services.length > 0 ? [healthFile()] : []),
    ...plan.services.flatMap((service) => (breakersOf(service).length > 0 ? [breakerFile(design, service)] : [])),
    ...plan.services.flatMap((service) => (service.consumers.length > 0 ? [consumerFile(service)] : [])),
    ...plan.sagas.flatMap((saga) => sagaFilesOf(design, saga)),
  ];
}

function healthFile(): WorkspaceFile {
  const module = new Module('tests/health.test.ts');
  const { describe, expect, it } = vitest(module);
  return generatedFile(
    module,
    ts`
      ${describe}('every service', () => {
        for (const { name, app } of ${module.use('app/generated/workspace.ts', 'createWorkspace')}()) {
          ${it}(\`answers that it lives and is ready: \${name}\`, async () => {
            ${expect}((await app.request('/health/live')).status).toBe(200);
            ${expect}((await app.request('/health/ready')).status).toBe(200);
          });
        }
      });
    `,
  );
}

interface Breaker {
  readonly client: ClientPlan;
  readonly call: CallPlan;
}

const breakersOf = ({ clients }: ServicePlan): readonly Breaker[] =>
  clients.flatMap((client) => client.calls.filter(hasBreaker).map((call) => ({ client, call })));

function breakerFile(design: Design, service: ServicePlan): WorkspaceFile {
  const module = new Module(`tests/circuit-breakers/${service.endpoint.name.slug}.test.ts`);
  const { describe, it } = vitest(module);
  const clock = module.use('platform/clock.ts', 'systemClock');
  const check = module.use('tests/platform/opens-and-closes.ts', 'expectToOpenAndClose');
  return generatedFile(
    module,
    ts`
      ${describe}(${sentence(`circuit breakers of ${service.endpoint.element.name}`)}, () => {
        ${blocks(
          breakersOf(service).map(({ client, call }) => {
            const { failures, openMs, halfOpenPermits } = tripping(design, call);
            const policies = module.use(`${service.folder}/generated/clients/${client.target.name.slug}.ts`, policiesFunction(call));
            return ts`
            ${it}(${sentence(`to ${client.target.element.name}: opens after ${failures} failures, rejects while open, closes after ${halfOpenPermits} good probes`)}, async () => {
              await ${check}(() => ${policies}(${clock}).breaker, { failures: ${num(failures)}, openMs: ${milliseconds(openMs)}, probes: ${num(halfOpenPermits)} });
            }${failures > MANY_CALLS && ts`, ${num(60_000)}`});
          `;
          }),
        )}
      });
    `,
  );
}

/** So many calls take a test runner longer than it waits where nothing is said. */
const MANY_CALLS = 10_000;

/** Failures in a row that open the breaker of a call. */
function tripping(design: Design, { flow }: CallPlan): { failures: number; openMs: number; halfOpenPermits: number } {
  const { mode, failures, minimumCalls, openMs, halfOpenPermits } = breakerPolicy(design, flow);
  const needed = { count: failures, rate: minimumCalls, either: Math.min(failures, minimumCalls) };
  return { failures: needed[mode], openMs, halfOpenPermits };
}

function consumerFile(service: ServicePlan): WorkspaceFile {
  const module = new Module(`tests/messages/${service.endpoint.name.slug}.test.ts`);
  const { describe, expect, it } = vitest(module);
  const reactions = service.consumers.flatMap((consumer) => consumer.reactions.map((reaction) => ({ consumer, reaction })));
  const play = module.use('tests/platform/handles-once.ts', 'deliverTwice');
  const subscribe = module.use(consumersPath(service), affix('subscribe', service.endpoint.name.pascal));
  const channels = module.use('contracts/channels.ts', 'channels');
  const handlers = service.consumers.flatMap((consumer) =>
    consumer.reactions.map((reaction) => ts`${reactionMethod(reaction)}: async () => void heard.push(${str(String(reactionMethod(reaction)))})`),
  );
  return generatedFile(
    module,
    ts`
      ${describe}(${sentence(`messages to ${service.endpoint.element.name}`)}, () => {
        ${blocks(
          reactions.map(({ consumer, reaction }) => {
            const type = reaction.message?.message.name ?? 'anything';
            const message = object([
              ts`type: ${str(type)}`,
              ts`version: ${num(reaction.message?.version ?? 1)}`,
              ts`data: ${sampleOf(reaction.message?.message)}`,
            ]);
            return ts`
              ${it}(${sentence(`${type} from ${consumer.channel.title} is handled once, however often it comes`)}, async () => {
                const heard: string[] = [];
                await ${play}(
                  (ports) => ${subscribe}(${object(handlers)}, ports),
                  ${channels}.${consumer.channel.name.camel},
                  ${message},
                );
                ${expect}(heard.filter((name) => name === ${str(String(reactionMethod(reaction)))})).toHaveLength(1);
              });
            `;
          }),
        )}
      });
    `,
  );
}

/** How the saga goes when something fails and, where the explorer finds a promise that it does not keep, how that is broken. */
function sagaFilesOf(design: Design, saga: SagaPlan): readonly WorkspaceFile[] {
  // What follows a run there is Temporal's: nobody can stop it between two writes.
  const found = saga.runsOn === 'temporal' ? undefined : counterexampleOf(design, saga);
  const file = found && counterexampleFile(saga, found);
  const why = found && whyNoTest(saga, found);
  const remarks =
    found && why !== undefined ? [`The explorer has found a promise that is not kept: ${found.sentence}. No test of this workspace can show it.`, why] : [];
  return [sagaFile(saga, remarks), ...(file ? [file] : [])];
}

function sagaFile(saga: SagaPlan, remarks: readonly string[]): WorkspaceFile {
  const module = new Module(`tests/sagas/${saga.name.slug}.test.ts`);
  const { describe, expect, it } = vitest(module);
  const play = playOf(saga, module);
  const definition = module.use(sagaPath(saga), sagaConstant(saga));
  const names = { it, expect, play, definition };
  return generatedFile(
    module,
    ts`
      ${remarks.map(remark)}
      ${describe}(${sentence(`saga ${saga.saga.name}`)}, () => {
        ${blocks(scenariosOf(saga).map((scenario) => scenarioOf(scenario, names)))}
      });
    `,
  );
}

type Names = Record<'it' | 'expect' | 'play' | 'definition', Code>;

function scenarioOf({ title, faults, expected }: SagaScenario, { it, expect, play, definition }: Names): Code {
  const script = Object.entries(faults).map(([stepId, fault]) => {
    const parts = [fault.do !== undefined && ts`do: ${str(fault.do)}`, fault.undoFailures !== undefined && ts`undoFailures: ${num(fault.undoFailures)}`];
    return ts`${key(stepId)}: ${object(parts)}`;
  });
  return ts`
    ${it}(${sentence(title)}, async () => {
      const played = await ${invocation(play, [definition, ...(script.length > 0 ? [object(script)] : [])])};
      ${expect}(played.actions).toEqual(${array(expected.actions.map((action) => str(action)))});
      ${expect}(played.status).toBe(${str(expected.status)});
      ${expect}(played.effects).toEqual(${array(expected.effects.map((effect) => str(effect)))});
    });
  `;
}

/** The title of a test: one line, whatever the names in it hold. */
const sentence = (title: string): Code => str(cleanComment(title));

/** What a test file takes from vitest; only what is asked for is imported. */
const vitest = (module: Module) => ({
  get describe() {
    return module.use('vitest', 'describe');
  },
  get expect() {
    return module.use('vitest', 'expect');
  },
  get it() {
    return module.use('vitest', 'it');
  },
});
