import { affix, doc, list, Module, str, ts, type Code } from '../emit/index.ts';
import type { SagaPlan, ServicePlan, WorkspacePlan } from '../plan/index.ts';
import { CONNECT, hasAdapters } from './adapters.ts';
import { generatedFile, handWrittenFile, type WorkspaceFile } from './file.ts';
import { onTemporal, sagaConstant, sagaPath, sagaWorkflow } from './sagas.ts';
import { commands, coordinated, policyOf } from './services.ts';

const workflowPath = ({ folder }: SagaPlan): string => `${folder}/generated/workflow.ts`;
const workerPath = ({ folder }: ServicePlan): string => `${folder}/generated/worker.ts`;
const createWorker = ({ endpoint }: ServicePlan): Code => affix('create', endpoint.name.pascal, 'Worker');

const sagasOf = (service: ServicePlan, plan: WorkspacePlan): readonly SagaPlan[] => coordinated(service, onTemporal(plan));

/** Whether a file of the skeleton belongs to the workspace: those for Temporal only where something runs there. */
export const isPartOf = (path: string, plan: WorkspacePlan): boolean => !/(^|[/-])temporal\b/.test(path) || onTemporal(plan).length > 0;

/** A workflow for each saga that runs on Temporal, and a worker for each service that coordinates one. */
export function temporalFiles(plan: WorkspacePlan, firstPort: number): readonly WorkspaceFile[] {
  if (onTemporal(plan).length === 0) return [];
  const services = plan.services.filter((service) => sagasOf(service, plan).length > 0);
  return [
    ...onTemporal(plan).map(workflowFile),
    ...services.flatMap((service) => [workflowsFile(service, sagasOf(service, plan)), workerFile(service, sagasOf(service, plan))]),
    mainFile(plan, services, firstPort),
  ];
}

function workflowFile(saga: SagaPlan): WorkspaceFile {
  const module = new Module(workflowPath(saga));
  const sdk = (name: string) => module.use('@temporalio/workflow', name);
  const context = module.type('platform/saga/definition.ts', 'SagaContext');
  const state = module.type('platform/saga/state.ts', 'SagaState');
  const runtime = ts`{ ${list(['condition', 'proxyActivities', 'setHandler', 'workflowInfo'].map(sdk))} }`;
  return generatedFile(
    module,
    ts`
      ${doc(`One run of “${saga.saga.name}”. To cancel it half-way would leave half of it: it goes on to its end, or back.`)}
      export function ${sagaWorkflow(saga)}(context: ${context}): Promise<${state}> {
        const runtime = ${runtime};
        return ${sdk('CancellationScope')}.nonCancellable(() => ${module.use('platform/temporal/saga-workflow.ts', 'runSaga')}(${module.use(sagaPath(saga), sagaConstant(saga))}, context, runtime));
      }
    `,
  );
}

/** Temporal bundles what one file exports. */
function workflowsFile(service: ServicePlan, sagas: readonly SagaPlan[]): WorkspaceFile {
  const module = new Module(`${service.folder}/generated/workflows.ts`);
  const names = sagas.map((saga) => module.use(workflowPath(saga), sagaWorkflow(saga)));
  return generatedFile(
    module,
    ts`
      ${doc(`Workflows that ${service.endpoint.element.name} coordinates. What this file imports is replayed: no clock, no chance, no network.`)}
      export { ${list(names)} };
    `,
  );
}

function workerFile(service: ServicePlan, sagas: readonly SagaPlan[]): WorkspaceFile {
  const module = new Module(workerPath(service));
  const { name, element } = service.endpoint;
  const guarded = service.clients.filter((client) => commands(sagas, client));
  const over = module.use('platform/saga/participants.ts', 'participantsOver');
  const activities = module.use('platform/temporal/activities.ts', 'sagaActivities');
  const create = guarded.length > 0 && module.use(`${service.folder}/generated/clients.ts`, affix('create', name.pascal, 'Clients'));
  return generatedFile(
    module,
    ts`
      ${doc(`What runs the sagas of ${element.name} on Temporal: hand it to \`runWorker\`.`)}
      export function ${createWorker(service)}(ports: ${module.type('platform/service.ts', 'ServicePorts')}): ${module.type('platform/temporal/worker.ts', 'WorkerParts')} {
        ${create && ts`const clients = ${create}(ports);`}
        ${guarded.length > 0 && policyOf(guarded, module)}
        const participants = ${over}(ports.transport${guarded.length > 0 && ts`, policyOf`});
        return {
          taskQueue: ${str(name.slug)},
          workflowsPath: ${module.use('node:url', 'fileURLToPath')}(new URL('./workflows.ts', import.meta.url)),
          activities: {
            ${sagas.map((saga) => ts`...${activities}(${module.use(sagaPath(saga), sagaConstant(saga))}, { ...ports, participants }),`)}
          },
        };
      }
    `,
  );
}

function mainFile(plan: WorkspacePlan, services: readonly ServicePlan[], firstPort: number): WorkspaceFile {
  const module = new Module('app/worker.ts');
  const ports = module.use('platform/service.ts', 'inMemoryPorts');
  const transport = module.use('platform/transport.ts', 'httpTransport');
  const run = module.use('platform/temporal/worker.ts', 'runWorker');
  const connect = hasAdapters(plan) && module.use(CONNECT, 'connect');
  return handWrittenFile(
    module,
    ts`
      /** Runs the workers of all sagas in one process, beside \`npm start\`, which answers for the services. */
      ${connect && ts`const outside = await ${connect}(${str(`${plan.packageName}-worker`)});`}
      const address = process.env['SERVICES_URL'] ?? ${str(`http://localhost:${firstPort}`)};
      const ports = ${ports}(${transport}((target) => \`\${address}/\${target}\`)${connect && ts`, outside.ports`});
      const workers = [${list(services.map((service) => ts`${module.use(workerPath(service), createWorker(service))}(ports)`))}];

      console.log(\`Workers for \${workers.map(({ taskQueue }) => taskQueue).join(', ')}\`);
      await Promise.all(workers.map(${run}));
      ${connect && ts`await outside.close();`}
    `,
  );
}
