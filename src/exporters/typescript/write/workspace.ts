import { array, doc, Module, num, str, ts } from '../emit/index.ts';
import type { WorkspacePlan } from '../plan/index.ts';
import { CONNECT, hasAdapters } from './adapters.ts';
import { generatedFile, handWrittenFile, type WorkspaceFile } from './file.ts';
import { playOf, sagaConstant, sagaPath } from './sagas.ts';
import { createService, servicePath } from './services.ts';

/** `app/`: everything in one process, to try it out. */
export function appFiles(plan: WorkspacePlan, firstPort: number): readonly WorkspaceFile[] {
  const together = plan.services.length > 0 ? [workspaceFile(plan), mainFile(plan, firstPort)] : [];
  return [...together, ...(plan.sagas.length > 0 ? [demoFile(plan)] : [])];
}

function workspaceFile(plan: WorkspacePlan): WorkspaceFile {
  const module = new Module('app/generated/workspace.ts');
  const ports = module.use('platform/service.ts', 'inMemoryPorts');
  const transport = module.use('platform/transport.ts', 'inProcessTransport');
  const running = module.type('platform/service.ts', 'RunningService');
  const given = module.type('platform/service.ts', 'ServicePorts');
  const answering = module.type('platform/transport.ts', 'Answering');
  return generatedFile(
    module,
    ts`
      ${doc(`All services of “${plan.title}” in one process. They call each other through their HTTP interfaces, without a network.`)}
      export function createWorkspace(replaced: Partial<${given}> = {}): readonly ${running}[] {
        const apps = new Map<string, ${answering}>();
        const ports = ${ports}(${transport}(apps), replaced);
        const services: ${running}[] = ${array(plan.services.map((service) => ts`${module.use(servicePath(service), createService(service))}(ports)`))};
        for (const { slug, app } of services) apps.set(slug, app);
        return services;
      }
    `,
  );
}

function mainFile(plan: WorkspacePlan, firstPort: number): WorkspaceFile {
  const module = new Module('app/main.ts');
  const serve = module.use('@hono/node-server', 'serve');
  const hono = module.use('hono', 'Hono');
  const create = module.use('app/generated/workspace.ts', 'createWorkspace');
  const end = module.use('platform/shutdown.ts', 'endGracefully');
  const connect = hasAdapters(plan) && module.use(CONNECT, 'connect');
  return handWrittenFile(
    module,
    ts`
      /** Runs every service of the workspace behind one port, each under its own path. */
      ${connect && ts`const outside = await ${connect}(${str(plan.packageName)});`}
      const services = ${create}(${connect && ts`outside.ports`});
      const app = new ${hono}();
      for (const service of services) app.route(\`/\${service.slug}\`, service.app);

      const server = ${serve}({ fetch: app.fetch, port: Number(process.env['PORT'] ?? ${num(firstPort)}) }, ({ port }) => {
        console.log(${str(`${plan.title}: ${connect ? 'in one process,' : 'everything in memory, in one process'}`)}${connect && ts`, outside.summary`});
        for (const { name, slug } of services) console.log(\`  http://localhost:\${port}/\${slug}/health/ready  \${name}\`);
      });
      ${end}(server, [() => services.forEach((service) => service.stop())${connect && ts`, outside.close`}]);
      for (const service of services) await service.resume();
    `,
  );
}

function demoFile(plan: WorkspacePlan): WorkspaceFile {
  const module = new Module('app/generated/demo.ts');
  const saga = module.type('platform/saga/definition.ts', 'SagaDefinition');
  const stepsOf = module.use('platform/saga/definition.ts', 'stepsOf');
  const script = module.type('platform/simulation/participants.ts', 'FaultScript');
  const played = module.type('platform/simulation/play.ts', 'Played');
  return generatedFile(
    module,
    ts`
      /** Plays every saga with simulated participants, in virtual time: once as it should go, and once for each step that is refused. */
      const sagas: readonly { saga: ${saga}; play: (saga: ${saga}, faults: ${script}) => Promise<${played}> }[] = ${array(
        plan.sagas.map((each) => ts`{ saga: ${module.use(sagaPath(each), sagaConstant(each))}, play: ${playOf(each, module)} }`),
      )};

      for (const { saga, play } of sagas) {
        const steps = ${stepsOf}(saga);
        const nameOf = (id: string): string => steps.find((step) => step.id === id)?.name ?? id;
        const show = async (title: string, faults: ${script}): Promise<void> => {
          const { actions, status } = await play(saga, faults);
          const said = actions.map((action) => action.replace(/(?<=^\\w+ ).*/, nameOf));
          console.log(\`  \${title}: \${said.join(', ')} -> \${status}\`);
        };
        console.log(\`\${saga.name}\`);
        await show('all goes well', {});
        for (const step of steps) await show(\`\${step.name} is refused\`, { [step.id]: { do: 'refuse' } });
      }
    `,
  );
}
