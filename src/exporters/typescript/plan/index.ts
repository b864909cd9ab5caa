import type { Design } from '../../../model/index.ts';
import { kebabCase, wordsOf } from '../emit/index.ts';
import { planChannels, type ChannelPlan } from './channels.ts';
import { planMessages, type MessagesPlan } from './messages.ts';
import { planEndpoints, type EndpointPlan } from './operations.ts';
import { planSagas, type SagaPlan } from './sagas.ts';
import { planServices, type ServicePlan } from './services.ts';

export type * from './channels.ts';
export type * from './messages.ts';
export type * from './operations.ts';
export type * from './sagas.ts';
export type * from './services.ts';

/** Everything that the emitters write, with all names given out. They add nothing to it but text. */
export interface WorkspacePlan {
  readonly title: string;
  readonly description: string | undefined;
  readonly packageName: string;
  readonly messages: MessagesPlan;
  readonly channels: ReadonlyMap<string, ChannelPlan>;
  readonly endpoints: ReadonlyMap<string, EndpointPlan>;
  readonly services: readonly ServicePlan[];
  readonly sagas: readonly SagaPlan[];
}

export function planWorkspace(design: Design, packageName?: string): WorkspacePlan {
  const messages = planMessages(design);
  const channels = planChannels(design);
  const endpoints = planEndpoints(design, messages);
  return {
    title: design.meta.name,
    description: design.meta.description,
    packageName: packageNameOf(packageName ?? design.meta.name),
    messages,
    channels,
    endpoints,
    services: planServices(design, { messages, channels, endpoints }),
    sagas: planSagas(design, endpoints, messages),
  };
}

/** What npm allows: lower-case letters, digits and hyphens. */
function packageNameOf(name: string): string {
  const slug = kebabCase(wordsOf(name));
  return slug === '' || slug === 'node-modules' ? 'services' : slug;
}
