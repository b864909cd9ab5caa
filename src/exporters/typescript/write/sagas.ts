import { timeoutWithDefaults } from '../../../model/index.ts';
import { affix, bool, doc, milliseconds, Module, num, str, ts, type Code } from '../emit/index.ts';
import type { SagaPlan, SagaStepPlan, WorkspacePlan } from '../plan/index.ts';
import { generatedFile, handWrittenFile, type WorkspaceFile } from './file.ts';
import { retrySettings } from './policies.ts';

export const sagaPath = ({ folder }: SagaPlan): string => `${folder}/generated/definition.ts`;
export const sagaConstant = ({ name }: SagaPlan): Code => affix('', name.camel, 'Saga');
/** Sagas that run on Temporal. */
export const onTemporal = ({ sagas }: Pick<WorkspacePlan, 'sagas'>): readonly SagaPlan[] => sagas.filter(({ runsOn }) => runsOn === 'temporal');

/** Name of the workflow that is a run of the saga, for those that run on Temporal. */
export const sagaWorkflow = ({ name }: SagaPlan): Code => affix('', name.camel, 'Workflow');
const requestsType = ({ name }: SagaPlan): Code => affix('', name.pascal, 'Requests');

/** What plays the saga in virtual time. */
export function playOf({ saga, runsOn }: SagaPlan, module: Module): Code {
  if (runsOn === 'temporal') return module.use('platform/simulation/play-temporal.ts', 'playTemporal');
  return module.use('platform/simulation/play.ts', saga.style === 'orchestration' ? 'playOrchestration' : 'playChoreography');
}

/** One folder of `sagas/`: what the saga is, and what its steps send. */
export function sagaFiles(saga: SagaPlan): readonly WorkspaceFile[] {
  return [definitionFile(saga), requestsFile(saga)];
}

function definitionFile(saga: SagaPlan): WorkspaceFile {
  const module = new Module(sagaPath(saga));
  const context = module.type('platform/saga/definition.ts', 'SagaContext');
  const definition = module.type('platform/saga/definition.ts', 'SagaDefinition');
  const requests = module.use(`${saga.folder}/requests.ts`, 'requests');
  const steps = saga.blocks.flat();
  return generatedFile(
    module,
    ts`
      ${doc(`What each step of “${saga.saga.name}” sends to its participant.`)}
      export interface ${requestsType(saga)} {
        ${steps.map(({ name }) => ts`readonly ${name.camel}: (context: ${context}) => unknown;`)}
      }

      ${doc(`${saga.saga.name} (${saga.saga.style}).`, saga.saga.description)}
      export const ${sagaConstant(saga)}: ${definition} = {
        id: ${str(saga.name.slug)},
        name: ${str(saga.saga.name)},
        trigger: ${str(saga.trigger)},
        compensationOrder: ${str(saga.compensationOrder)},
        compensationTries: ${num(saga.compensationTries)},
        ${saga.volatile && ts`volatile: true,`}
        blocks: [
          ${saga.blocks.map(
            (block) => ts`
              [
                ${block.map((step) => stepOf(step, requests))}
              ],
            `,
          )}
        ],
      };
    `,
  );
}

function stepOf(plan: SagaStepPlan, requests: Code): Code {
  const { step, name, participant, action, compensation, kind, lock, idempotent, inbox, outbox, callTimeoutMs, emits } = plan;
  // A record that is pending is asked for again, also where nothing is said of tries.
  const designed = step.retry ?? (lock?.policy === 'retry' ? {} : undefined);
  const retry = designed && retrySettings(designed);
  return ts`
    {
      id: ${str(step.id)},
      name: ${str(step.name)},
      participant: ${str(participant.name.slug)},
      action: ${str(action.name.slug)},
      ${compensation && ts`compensation: ${str(compensation.name.slug)},`}
      ${step.readOnly && ts`readOnly: true,`}
      kind: ${str(kind)},
      ${step.timeout && ts`timeoutMs: ${milliseconds(timeoutWithDefaults(step.timeout).ms)},`}
      ${callTimeoutMs !== undefined && ts`callTimeoutMs: ${milliseconds(callTimeoutMs)},`}
      ${retry && ts`retry: { retries: ${retry.retries}, ${retry.backoff} },`}
      ${lock && ts`lock: { resource: ${str(lock.resource)}, pending: ${str(lock.pending)}, policy: ${str(lock.policy)}, of: ${str(lock.of)} },`}
      idempotent: ${bool(idempotent)},
      inbox: ${bool(inbox)},
      ${outbox && ts`outbox: true,`}
      emits: ${str(emits)},
      request: (context) => ${requests}.${name.camel}(context),
    },
  `;
}

function requestsFile(saga: SagaPlan): WorkspaceFile {
  const module = new Module(`${saga.folder}/requests.ts`);
  const type = module.type(sagaPath(saga), requestsType(saga));
  const steps = saga.blocks.flat();
  return handWrittenFile(
    module,
    ts`
      ${doc(
        `What each step of “${saga.saga.name}” sends. The context holds what the saga was started with and, under each step's id, what that step answered. Until you say otherwise, every step sends all of it.`,
      )}
      export const requests: ${type} = {
        ${steps.map(({ name }) => ts`${name.camel}: (context) => context,`)}
      };
    `,
    steps.map(({ name }) => name.camel),
  );
}
