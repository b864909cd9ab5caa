import { affix, array, doc, invocation, Module, num, object, str, ts, type Code } from '../emit/index.ts';
import type { ConsumerPlan, PublisherPlan, ReactionPlan, ServicePlan } from '../plan/index.ts';
import { generatedFile, handWrittenFile, type WorkspaceFile } from './file.ts';

const publishersType = (service: ServicePlan): Code => affix('', service.endpoint.name.pascal, 'Publishers');
export const reactionsType = (service: ServicePlan): Code => affix('', service.endpoint.name.pascal, 'Reactions');
export const reactionMethod = ({ name }: ReactionPlan): Code => affix('on', name.pascal);

export const publishersPath = ({ folder }: ServicePlan): string => `${folder}/generated/publishers.ts`;
export const consumersPath = ({ folder }: ServicePlan): string => `${folder}/generated/consumers.ts`;

export function publishersTypeIn(module: Module, service: ServicePlan): Code {
  return module.type(publishersPath(service), publishersType(service));
}

/** What a service says to others. */
export function publisherFiles(service: ServicePlan): readonly WorkspaceFile[] {
  if (service.publishers.length === 0) return [];
  const module = new Module(publishersPath(service));
  const type = publishersType(service);
  const publishing = module.type('platform/messaging/publish.ts', 'Publishing');
  return [
    generatedFile(
      module,
      ts`
        ${doc(`Messages that ${service.endpoint.element.name} publishes.`)}
        export interface ${type} {
          ${service.publishers.map(
            (publisher) => ts`
              ${doc(publisher.throughOutbox ? `To ${publisher.channel.title}, through the outbox: written with the data, relayed later.` : `To ${publisher.channel.title}, at once.`)}
              ${publisher.name.camel}(data: ${dataType(publisher, module)}, options?: ${module.type('platform/messaging/publish.ts', 'PublishOptions')}): Promise<${module.type('platform/messaging/envelope.ts', 'Envelope')}>;
            `,
          )}
        }

        export function ${affix('create', type)}(ports: ${publishing}): ${type} {
          return {
            ${service.publishers.map((publisher) => publisherOf(service, publisher, module))}
          };
        }
      `,
    ),
  ];
}

const dataType = ({ message }: PublisherPlan | ReactionPlan, module: Module): Code => (message ? module.type(message.path, message.name.pascal) : ts`unknown`);

function publisherOf(service: ServicePlan, { name, channel, message, throughOutbox }: PublisherPlan, module: Module): Code {
  const data = message ? ts`${module.use(message.path, message.name.pascal)}.parse(data)` : ts`data`;
  return ts`
    ${name.camel}: (data, options) =>
      ${module.use('platform/messaging/publish.ts', 'publish')}(
        {
          ...options,
          channel: ${module.use('contracts/channels.ts', 'channels')}.${channel.name.camel},
          type: ${str(message?.message.name ?? channel.title)},
          version: ${num(message?.version ?? 1)},
          source: ${str(service.endpoint.name.slug)},
          data: ${data},
          through: ${str(throughOutbox ? 'outbox' : 'direct')},
        },
        ports,
      ),
  `;
}

/** What a service does when it hears from others. */
export function consumerFiles(service: ServicePlan): readonly WorkspaceFile[] {
  return service.consumers.length === 0 ? [] : [consumersFile(service), reactionsFile(service)];
}

function consumersFile(service: ServicePlan): WorkspaceFile {
  const module = new Module(consumersPath(service));
  const type = reactionsType(service);
  const envelope = module.type('platform/messaging/envelope.ts', 'Envelope');
  const ports = ts`{ readonly bus: ${module.type('platform/messaging/bus.ts', 'MessageBus')}; readonly inbox: ${module.type('platform/messaging/inbox.ts', 'Inbox')} }`;
  return generatedFile(
    module,
    ts`
      ${doc(`What ${service.endpoint.element.name} does with the messages that reach it. Each is handled once, however often it is delivered.`)}
      export interface ${type} {
        ${service.consumers.flatMap((consumer) =>
          consumer.reactions.map((reaction) => ts`${reactionMethod(reaction)}(data: ${dataType(reaction, module)}, envelope: ${envelope}): Promise<void>;`),
        )}
      }

      ${doc('Subscribes to every channel. Returns what ends the subscriptions.')}
      export function ${affix('subscribe', service.endpoint.name.pascal)}(reactions: ${type}, ports: ${ports}): () => void {
        const subscriptions = ${array(service.consumers.map((consumer) => consumerOf(service, consumer, module)))};
        return () => {
          for (const end of subscriptions) end();
        };
      }
    `,
  );
}

function consumerOf(service: ServicePlan, consumer: ConsumerPlan, module: Module): Code {
  const channels = module.use('contracts/channels.ts', 'channels');
  const { channel, group, maxDeliveries, deadLetterChannel, name } = consumer;
  const subscription = object([
    ts`channel: ${channels}.${channel.name.camel}`,
    ts`group: ${str(group)}`,
    ts`maxDeliveries: ${num(maxDeliveries)}`,
    deadLetterChannel && ts`deadLetterChannel: ${channels}.${deadLetterChannel.name.camel}`,
    channel.ordered && ts`ordered: true`,
  ]);
  const reactions = array(consumer.reactions.map((reaction) => reactionOf(reaction, module)));
  const who = str(`${service.endpoint.name.slug}/${name.slug}`);
  return invocation(module.use('platform/messaging/consume.ts', 'consume'), [who, subscription, reactions, ts`ports`]);
}

function reactionOf(reaction: ReactionPlan, module: Module): Code {
  const make = module.use('platform/messaging/consume.ts', 'reaction');
  const method = reactionMethod(reaction);
  const schema = reaction.message ? module.use(reaction.message.path, reaction.message.name.pascal) : ts`${module.use('zod', 'z')}.unknown()`;
  return ts`${make}(${str(reaction.message?.message.name ?? '*')}, ${schema}, (data, envelope) => reactions.${method}(data, envelope))`;
}

function reactionsFile(service: ServicePlan): WorkspaceFile {
  const module = new Module(`${service.folder}/reactions.ts`);
  const notImplemented = module.use('platform/errors.ts', 'NotImplemented');
  const type = module.type(consumersPath(service), reactionsType(service));
  const dependencies = module.type(`${service.folder}/generated/ports.ts`, affix('', service.endpoint.name.pascal, 'Dependencies'));
  const title = service.endpoint.element.name;
  return handWrittenFile(
    module,
    ts`
      ${doc(`What ${title} does with the messages that reach it. Fill it in.`)}
      export function createReactions(_dependencies: ${dependencies}): ${type} {
        return {
          ${service.consumers.flatMap(({ reactions, channel }) =>
            reactions.map(
              (reaction) => ts`
                async ${reactionMethod(reaction)}() {
                  throw new ${notImplemented}(${str(`${title}: reaction to ${reaction.message?.message.name ?? channel.title}`)});
                },
              `,
            ),
          )}
        };
      }
    `,
    service.consumers.flatMap(({ reactions }) => reactions.map(reactionMethod)),
  );
}
