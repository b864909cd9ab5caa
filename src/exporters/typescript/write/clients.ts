import type { Design } from '../../../model/index.ts';
import { affix, blocks, doc, list, Module, str, ts, type Code } from '../emit/index.ts';
import type { CallPlan, ClientMethodPlan, ClientPlan, ServicePlan } from '../plan/index.ts';
import { generatedFile, handWrittenFile, type WorkspaceFile } from './file.ts';
import { asksForStandIn, fallbackOf, policiesFunction, policiesOf } from './policies.ts';

const clientPath = ({ folder }: ServicePlan, client: ClientPlan): string => `${folder}/generated/clients/${client.target.name.slug}.ts`;
const clientType = (client: ClientPlan): Code => affix('', client.target.name.pascal, 'Client');
const standInsType = (client: ClientPlan): Code => affix('', client.target.name.pascal, 'StandIns');
const clientsType = (service: ServicePlan): Code => affix('', service.endpoint.name.pascal, 'Clients');

const standIns = (design: Design, client: ClientPlan): readonly ClientMethodPlan[] =>
  client.calls.flatMap((call) => call.methods.filter((method) => asksForStandIn(design, call, method)));
const withStandIns = (design: Design, service: ServicePlan): readonly ClientPlan[] => service.clients.filter((client) => standIns(design, client).length > 0);

/** Clients of a service, one file for each target, and what the callers get when everything fails. */
export function clientFiles(design: Design, service: ServicePlan, isParticipant: (client: ClientPlan) => boolean): readonly WorkspaceFile[] {
  if (service.clients.length === 0) return [];
  const files = service.clients.map((client) => clientFile(design, service, client, isParticipant(client)));
  const fallbacks = withStandIns(design, service).length > 0 ? [fallbacksFile(design, service)] : [];
  return [...files, clientsFile(design, service), ...fallbacks];
}

export function clientsTypeIn(module: Module, service: ServicePlan): Code {
  return module.type(`${service.folder}/generated/clients.ts`, clientsType(service));
}

function clientFile(design: Design, service: ServicePlan, client: ClientPlan, forSagas: boolean): WorkspaceFile {
  const module = new Module(clientPath(service, client));
  const policies = client.calls.map((call) => policiesOf(design, call, module));
  const type = clientType(client);
  const expectsStandIns = standIns(design, client).length > 0;
  const transport = module.type('platform/transport.ts', 'Transport');
  const clock = module.type('platform/clock.ts', 'Clock');
  const ports = ts`{ transport, clock }: { readonly transport: ${transport}; readonly clock: ${clock} }`;
  return generatedFile(
    module,
    blocks([
      ...policies,
      expectsStandIns && standInsOf(design, client, module),
      ts`
        ${doc(`What ${service.endpoint.element.name} asks of ${client.target.element.name}.`)}
        export interface ${type} {
          ${client.calls.flatMap(({ methods }) => methods.map((method) => signatureOf(method, module)))}
          ${forSagas && policyOfSignature(module)}
        }
      `,
      ts`
        export function ${affix('create', type)}(${ports}${expectsStandIns && ts`, standIns: ${standInsType(client)}`}): ${type} {
          ${client.calls.map((call) => ts`const ${policiesVariable(call)} = ${policiesFunction(call)}(clock);`)}
          return {
            ${client.calls.flatMap((call) => call.methods.map((method) => methodOf(design, call, method, client, module)))}
            ${forSagas && ts`policyOf: ${policyOfBody(client)},`}
          };
        }
      `,
    ]),
  );
}

const policiesVariable = (call: CallPlan): Code => affix('', call.name.camel, 'Call');

function policyOfSignature(module: Module): Code {
  const policy = ts`${module.type('cockatiel', 'IPolicy')}<${module.type('cockatiel', 'IDefaultPolicyContext')}, unknown>`;
  return ts`
    /** The policies of an operation, without its fallback: for sagas, which send on their own. */
    policyOf(operation: string): ${policy};
  `;
}

function policyOfBody({ calls }: ClientPlan): Code {
  const [first, ...others] = calls.map((call) => ({ policy: ts`${policiesVariable(call)}.policy`, call }));
  const named = others.flatMap(({ policy, call }) => call.methods.map(({ operation }) => ts`operation === ${str(operation.name.slug)} ? ${policy} :`));
  return first && named.length > 0 ? ts`(operation) => (${list(named, ' ')} ${first.policy})` : ts`() => ${first?.policy}`;
}

function signatureOf({ name, operation }: ClientMethodPlan, module: Module): Code {
  const request = operation.request ? module.type(operation.request.path, operation.request.name.pascal) : ts`unknown`;
  const response = operation.response ? module.type(operation.response.path, operation.response.name.pascal) : ts`unknown`;
  return ts`${name.camel}(request: ${request}, options?: ${module.type('platform/client.ts', 'CallOptions')}): Promise<${response}>;`;
}

function policyFor(design: Design, call: CallPlan, method: ClientMethodPlan): Code {
  const variable = policiesVariable(call);
  if (asksForStandIn(design, call, method)) return ts`${variable}.withStandIn(() => standIns.${method.name.camel}(request))`;
  const kind = fallbackOf(design, call);
  if (kind === 'cached') return ts`${variable}.withAnswersAbout([${str(method.operation.name.slug)}, request])`;
  return kind === 'queued' ? ts`${variable}.withStandIn(() => undefined)` : ts`${variable}.policy`;
}

function methodOf(design: Design, call: CallPlan, method: ClientMethodPlan, client: ClientPlan, module: Module): Code {
  const { name, operation } = method;
  const invoke = ts`
    ${module.use('platform/client.ts', 'invoke')}({
      transport,
      policy: ${policyFor(design, call, method)},
      target: ${str(client.target.name.slug)},
      operation: ${str(operation.name.slug)},
      payload: request,
      options,
    })
  `;
  if (!operation.response) {
    return ts`
      ${name.camel}: (request, options) =>
        ${invoke},
    `;
  }
  return ts`
    ${name.camel}: async (request, options) => {
      const answer = await ${invoke};
      return ${module.use(operation.response.path, operation.response.name.pascal)}.parse(answer);
    },
  `;
}

function standInsOf(design: Design, client: ClientPlan, module: Module): Code {
  return ts`
    ${doc(`What the caller gets when ${client.target.element.name} cannot be reached.`)}
    export interface ${standInsType(client)} {
      ${standIns(design, client).map(({ name, operation }) => {
        const request = operation.request ? module.type(operation.request.path, operation.request.name.pascal) : ts`unknown`;
        return ts`${name.camel}(request: ${request}): unknown;`;
      })}
    }
  `;
}

function clientsFile(design: Design, service: ServicePlan): WorkspaceFile {
  const module = new Module(`${service.folder}/generated/clients.ts`);
  const type = clientsType(service);
  const ports = module.type('platform/service.ts', 'ServicePorts');
  const fallbacks = withStandIns(design, service).length > 0;
  return generatedFile(
    module,
    ts`
      ${doc(`Everything that ${service.endpoint.element.name} calls.`)}
      export interface ${type} {
        ${service.clients.map((client) => ts`readonly ${client.name.camel}: ${module.type(clientPath(service, client), clientType(client))};`)}
      }

      export function ${affix('create', type)}(ports: ${ports}): ${type} {
        ${fallbacks && ts`const fallbacks = ${module.use(`${service.folder}/fallbacks.ts`, 'createFallbacks')}();`}
        return {
          ${service.clients.map((client) => {
            const create = module.use(clientPath(service, client), affix('create', clientType(client)));
            const extra = standIns(design, client).length > 0 && ts`, fallbacks.${client.name.camel}`;
            return ts`${client.name.camel}: ${create}(ports${extra}),`;
          })}
        };
      }
    `,
  );
}

function fallbacksFile(design: Design, service: ServicePlan): WorkspaceFile {
  const module = new Module(`${service.folder}/fallbacks.ts`);
  const notImplemented = module.use('platform/errors.ts', 'NotImplemented');
  const clients = withStandIns(design, service);
  const type = ts`{
    ${clients.map((client) => ts`readonly ${client.name.camel}: ${module.type(clientPath(service, client), standInsType(client))};`)}
  }`;
  return handWrittenFile(
    module,
    ts`
      ${doc(`What ${service.endpoint.element.name} answers with when a target fails. Fill it in: a reduced answer, or word that it will be done later.`)}
      export function createFallbacks(): ${type} {
        return {
          ${clients.map(
            (client) => ts`
              ${client.name.camel}: {
                ${standIns(design, client).map(
                  ({ name, operation }) => ts`
                    ${name.camel}() {
                      throw new ${notImplemented}(${str(`${service.endpoint.element.name}: fallback of ${client.target.element.name} ${operation.title}`)});
                    },
                  `,
                )}
              },
            `,
          )}
        };
      }
    `,
    clients.flatMap((client) => [client.name.camel, ...standIns(design, client).map(({ name }) => name.camel)]),
  );
}
