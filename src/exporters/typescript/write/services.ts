import type { Design, RateLimitPolicy } from '../../../model/index.ts';
import { affix, array, blocks, doc, invocation, Module, str, ts, type Code } from '../emit/index.ts';
import type { ClientPlan, OperationPlan, SagaPlan, ServicePlan, WorkspacePlan } from '../plan/index.ts';
import { CONNECT, hasAdapters } from './adapters.ts';
import { clientFiles, clientsTypeIn } from './clients.ts';
import { generatedFile, handWrittenFile, type WorkspaceFile } from './file.ts';
import { consumerFiles, consumersPath, publisherFiles, publishersPath, publishersTypeIn } from './messaging.ts';
import { rateLimitSettings } from './policies.ts';
import { sagaConstant, sagaPath, sagaWorkflow } from './sagas.ts';

const CHOREOGRAPHY = 'platform/saga/choreography.ts';
const TEMPORAL = 'platform/temporal/client.ts';

const portsPath = ({ folder }: ServicePlan): string => `${folder}/generated/ports.ts`;
export const servicePath = ({ folder }: ServicePlan): string => `${folder}/generated/service.ts`;
export const createService = (service: ServicePlan): Code => affix('create', service.endpoint.name.pascal);
const operationsType = (service: ServicePlan): Code => affix('', service.endpoint.name.pascal, 'Operations');
const dependenciesType = (service: ServicePlan): Code => affix('', service.endpoint.name.pascal, 'Dependencies');

/** Nobody calls it and it hears nothing: a relay, a job, something that polls. */
export const worksByItself = ({ endpoint, consumers }: ServicePlan): boolean => endpoint.operations.length === 0 && consumers.length === 0;

export const coordinated = (service: ServicePlan, sagas: readonly SagaPlan[]): readonly SagaPlan[] =>
  sagas.filter(({ saga, orchestratorId }) => saga.style === 'orchestration' && orchestratorId === service.endpoint.id);
const choreographed = (service: ServicePlan, sagas: readonly SagaPlan[]): readonly SagaPlan[] =>
  sagas.filter(({ saga, blocks: all }) => saga.style === 'choreography' && all.flat().some(({ participant }) => participant.id === service.endpoint.id));

/** Choreographies that this service can set off: it does one of the first steps. */
const begun = (service: ServicePlan, sagas: readonly SagaPlan[]): readonly SagaPlan[] =>
  sagas.filter(({ saga, blocks: [first] }) => saga.style === 'choreography' && first?.some(({ participant }) => participant.id === service.endpoint.id));

/** Whether it does a step that marks a record as pending. */
const marks = (service: ServicePlan, sagas: readonly SagaPlan[]): boolean =>
  sagas.some(({ blocks: all }) => all.flat().some(({ participant, lock }) => lock !== undefined && participant.id === service.endpoint.id));

/** Whether it does a step of a saga. */
const takesPart = (service: ServicePlan, sagas: readonly SagaPlan[]): boolean =>
  sagas.some(({ blocks: all }) => all.flat().some(({ participant }) => participant.id === service.endpoint.id));

/** Whether one of these sagas sends commands over this client's flow. */
export const commands = (own: readonly SagaPlan[], { target }: ClientPlan): boolean =>
  own.some(({ blocks: all }) => all.flat().some(({ participant }) => participant.id === target.id));

/** One folder of `services/`. */
export function serviceFiles(design: Design, service: ServicePlan, { sagas, ...plan }: WorkspacePlan): readonly WorkspaceFile[] {
  const adapters = hasAdapters({ sagas, ...plan });
  return [
    portsFile(service, sagas),
    ...clientFiles(design, service, (client) => commands(coordinated(service, sagas), client)),
    ...publisherFiles(service),
    ...consumerFiles(service),
    serviceFile(service, sagas),
    ...(service.endpoint.operations.length > 0 ? [operationsFile(service)] : []),
    ...(worksByItself(service) ? [workFile(service)] : []),
    mainFile(service, adapters),
  ];
}

function portsFile(service: ServicePlan, sagas: readonly SagaPlan[]): WorkspaceFile {
  const module = new Module(portsPath(service));
  const { element, operations } = service.endpoint;
  const own = [...coordinated(service, sagas), ...begun(service, sagas)];
  return generatedFile(
    module,
    blocks([
      operations.length > 0 &&
        ts`
          ${doc(`What ${element.name} can be asked for.`, element.description)}
          export interface ${operationsType(service)} {
            ${operations.map((operation) => operationSignature(operation, module))}
          }
        `,
      ts`
        ${doc(`What ${element.name} has at hand to do its work.`)}
        export interface ${dependenciesType(service)} {
          readonly clock: ${module.type('platform/clock.ts', 'Clock')};
          readonly newId: () => string;
          ${service.clients.length > 0 && ts`readonly clients: ${clientsTypeIn(module, service)};`}
          ${service.publishers.length > 0 && ts`readonly publishers: ${publishersTypeIn(module, service)};`}
          ${service.stores.length > 0 && storesOf(service, module)}
          ${
            takesPart(service, sagas) &&
            ts`${doc('What it remembers of the steps that it has done for sagas; see `doOnce`.')}
readonly records: ${module.type('platform/saga/once.ts', 'StepRecords')};`
          }
          ${
            marks(service, sagas) &&
            ts`${doc('Records that sagas have marked as pending; see `takeRecord`.')}
readonly pending: ${module.type('platform/saga/locks.ts', 'PendingRecords')};`
          }
          ${own.length > 0 && sagasOf(own, module)}
        }
      `,
    ]),
  );
}

function operationSignature(operation: OperationPlan, module: Module): Code {
  const request = operation.request ? module.type(operation.request.path, operation.request.name.pascal) : ts`unknown`;
  const response = operation.response ? module.type(operation.response.path, operation.response.name.pascal) : ts`unknown`;
  return ts`
    ${doc(`${operation.title}${operation.idempotent ? '. Idempotent: doing it twice with the same key has the effect of doing it once' : ''}.`)}
    ${operation.name.camel}(request: ${request}, context: ${module.type('platform/http.ts', 'RequestContext')}): Promise<${response}>;
  `;
}

function storesOf({ stores }: ServicePlan, module: Module): Code {
  return ts`
    ${doc('Writes to stores, and messages through the outbox, together or not at all.')}
    readonly transact: ${module.type('platform/storage/transaction.ts', 'Transact')};
    readonly stores: {
      ${stores.map(
        ({ name, title }) => ts`
          ${doc(title)}
          readonly ${name.camel}: ${module.type('platform/storage/store.ts', 'Store')}<unknown>;
        `,
      )}
    };
  `;
}

function sagasOf(sagas: readonly SagaPlan[], module: Module): Code {
  return ts`
    readonly sagas: {
      ${sagas.map(
        ({ name, saga, runsOn }) => ts`
          ${doc(`${saga.name}: \`start(id, context)\` ${saga.style === 'orchestration' ? 'follows one run to its end' : 'sets off one run'}.`)}
          readonly ${name.camel}: ${runsOn === 'temporal' ? module.type(TEMPORAL, 'TemporalSaga') : saga.style === 'orchestration' ? module.type('platform/saga/coordinator.ts', 'SagaCoordinator') : module.type(CHOREOGRAPHY, 'SagaStarter')};
        `,
      )}
    };
  `;
}

function serviceFile(service: ServicePlan, sagas: readonly SagaPlan[]): WorkspaceFile {
  const module = new Module(servicePath(service));
  const { element, operations, name } = service.endpoint;
  const coordinating = coordinated(service, sagas);
  const own = coordinating.filter(({ runsOn }) => runsOn === 'embedded');
  const onTemporal = coordinating.filter(({ runsOn }) => runsOn === 'temporal');
  const part = choreographed(service, sagas);
  const starts = begun(service, sagas);
  const over = () => module.use('platform/saga/participants.ts', 'participantsOver');
  const guarded = service.clients.filter((client) => commands(own, client));
  const clients = () => ts`${module.use(`${service.folder}/generated/clients.ts`, affix('create', name.pascal, 'Clients'))}(ports)`;
  const subscriptions = [
    ...(worksByItself(service) ? [ts`${module.use(`${service.folder}/work.ts`, 'startWork')}(dependencies)`] : []),
    ...(service.consumers.length > 0
      ? [
          ts`${module.use(consumersPath(service), affix('subscribe', name.pascal))}(${module.use(`${service.folder}/reactions.ts`, 'createReactions')}(dependencies), ports)`,
        ]
      : []),
    ...part.map(
      (saga) =>
        ts`${module.use(CHOREOGRAPHY, 'choreograph')}(${module.use(sagaPath(saga), sagaConstant(saga))}, { ...ports, participants: ${over()}(ports.transport) }, ${str(name.slug)})`,
    ),
  ];
  const stateStore = (saga: SagaPlan) => (saga.volatile ? ts`new ${module.use('platform/saga/state.ts', 'InMemorySagaStore')}()` : ts`ports.sagaStore`);
  const stores = ts`
    stores: {
      ${service.stores.map((store) => ts`${store.name.camel}: ports.store(${str(store.key)}),`)}
    },
  `;
  const coordinators = ts`
    sagas: {
      ${own.map(
        (saga) =>
          ts`${saga.name.camel}: new ${module.use('platform/saga/coordinator.ts', 'SagaCoordinator')}(${module.use(sagaPath(saga), sagaConstant(saga))}, { ...ports, store: ${stateStore(saga)}, participants }),`,
      )}
      ${onTemporal.map(
        (saga) =>
          ts`${saga.name.camel}: new ${module.use(TEMPORAL, 'TemporalSaga')}(${module.use(sagaPath(saga), sagaConstant(saga))}, ${str(String(sagaWorkflow(saga)))}, ${str(name.slug)}),`,
      )}
      ${starts.map((saga) => ts`${saga.name.camel}: new ${module.use(CHOREOGRAPHY, 'SagaStarter')}(${module.use(sagaPath(saga), sagaConstant(saga))}, ports),`)}
    },
  `;
  const dependencies = ts`
    const dependencies: ${module.type(portsPath(service), dependenciesType(service))} = {
      clock: ports.clock,
      newId: ports.newId,
      ${marks(service, sagas) && ts`pending: ports.pending,`}
      ${takesPart(service, sagas) && ts`records: ports.records,`}
      ${service.stores.length > 0 && ts`transact: ports.transact,`}
      ${service.clients.length > 0 && ts`clients,`}
      ${service.publishers.length > 0 && ts`publishers: ${module.use(publishersPath(service), affix('create', name.pascal, 'Publishers'))}(ports),`}
      ${service.stores.length > 0 && stores}
      ${coordinating.length + starts.length > 0 && coordinators}
    };
  `;
  return generatedFile(
    module,
    ts`
      ${doc(`Puts ${element.name} together: operations over HTTP, subscriptions, health.`)}
      export function ${createService(service)}(ports: ${module.type('platform/service.ts', 'ServicePorts')}): ${module.type('platform/service.ts', 'RunningService')} {
        ${service.clients.length > 0 && ts`const clients = ${clients()};`}
        ${guarded.length > 0 && policyOf(guarded, module)}
        ${own.length > 0 && ts`const participants = ${over()}(ports.transport${guarded.length > 0 && ts`, policyOf`});`}
        ${dependencies}
        ${operations.length > 0 && ts`const operations = ${module.use(`${service.folder}/operations.ts`, 'createOperations')}(dependencies);`}
        const app = ${module.use('platform/http.ts', 'serviceApp')}(${str(element.name)}, ports.checks);
        ${element.kind === 'gateway' && element.rateLimit && operations.length > 0 && limitOf(element.rateLimit, module)}
        ${operations.map((operation) => routeOf(service, operation, module))}
        ${subscriptions.length > 0 && ts`const subscriptions = ${array(subscriptions)};`}
        return {
          name: ${str(element.name)},
          slug: ${str(name.slug)},
          app,
          resume: async () => {
            ${own.map((saga) => ts`await dependencies.sagas.${saga.name.camel}.resumeAll();`)}
          },
          stop: () => {
            ${subscriptions.length > 0 && ts`for (const end of subscriptions) end();`}
          },
        };
      }
    `,
  );
}

/** The policies of the calls to those who take part in sagas. */
export function policyOf(guarded: readonly ClientPlan[], module: Module): Code {
  return ts`
    const policyOf = (participant: string, operation: string) => {
      switch (participant) {
        ${guarded.map(
          ({ target, name }) => ts`
            case ${str(target.name.slug)}:
              return clients.${name.camel}.policyOf(operation);
          `,
        )}
        default:
          return ${module.use('cockatiel', 'noop')};
      }
    };
  `;
}

/** What callers may ask of a gateway. */
const limitOf = (policy: RateLimitPolicy, module: Module): Code =>
  ts`app.use('/operations/*', ${module.use('platform/resilience/rate-limit.ts', 'limitRequests')}(${rateLimitSettings(policy)}, ports.clock));`;

function routeOf(service: ServicePlan, { title, name, request }: OperationPlan, module: Module): Code {
  const route = module.use('platform/http.ts', 'operation');
  const body = request ? ts`${module.use(request.path, request.name.pascal)}.parse(body)` : ts`body`;
  const work = ts`(body, context) => operations.${name.camel}(${body}, context)`;
  const answer = invocation(route, [str(`${service.endpoint.element.name}: ${title}`), work]);
  return ts`${invocation(ts`app.post`, [str(`/operations/${name.slug}`), answer])};`;
}

function operationsFile(service: ServicePlan): WorkspaceFile {
  const module = new Module(`${service.folder}/operations.ts`);
  const notImplemented = module.use('platform/errors.ts', 'NotImplemented');
  const type = module.type(portsPath(service), operationsType(service));
  const dependencies = module.type(portsPath(service), dependenciesType(service));
  const { element, operations } = service.endpoint;
  return handWrittenFile(
    module,
    ts`
      ${doc(`What ${element.name} does. Fill it in.`)}
      export function createOperations(_dependencies: ${dependencies}): ${type} {
        return {
          ${operations.map(
            ({ title, name }) => ts`
              async ${name.camel}() {
                throw new ${notImplemented}(${str(`${element.name}: ${title}`)});
              },
            `,
          )}
        };
      }
    `,
    operations.map(({ name }) => name.camel),
  );
}

function workFile(service: ServicePlan): WorkspaceFile {
  const module = new Module(`${service.folder}/work.ts`);
  const dependencies = module.type(portsPath(service), dependenciesType(service));
  return handWrittenFile(
    module,
    ts`
      ${doc(`What ${service.endpoint.element.name} does on its own: nobody calls it. Fill it in: start what has to run, and return what ends it.`)}
      export function startWork(_dependencies: ${dependencies}): () => void {
        return () => {};
      }
    `,
  );
}

function mainFile(service: ServicePlan, adapters: boolean): WorkspaceFile {
  const module = new Module(`${service.folder}/main.ts`);
  const serve = module.use('@hono/node-server', 'serve');
  const ports = module.use('platform/service.ts', 'inMemoryPorts');
  const transport = module.use('platform/transport.ts', 'httpTransport');
  const create = module.use(servicePath(service), createService(service));
  const end = module.use('platform/shutdown.ts', 'endGracefully');
  const connect = adapters && module.use(CONNECT, 'connect');
  return handWrittenFile(
    module,
    ts`
      ${doc(`Runs this service alone${adapters ? '' : '. Give it real ports in place of those in memory'}.`)}
      const addressOf = (target: string): string => process.env[\`\${target.toUpperCase().replaceAll('-', '_')}_URL\`] ?? \`http://\${target}:3000\`;
      ${connect && ts`const outside = await ${connect}(${str(service.endpoint.name.slug)});`}
      const service = ${create}(${ports}(${transport}(addressOf)${connect && ts`, outside.ports`}));

      const server = ${serve}({ fetch: service.app.fetch, port: Number(process.env['PORT'] ?? 3000) }, ({ port }) => console.log(\`\${service.name} listens on port \${port}\`));
      ${end}(server, [service.stop${connect && ts`, outside.close`}]);
      await service.resume();
    `,
  );
}
