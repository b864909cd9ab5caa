import type { Design } from '../../../model/index.ts';
import { kebabCase, wordsOf } from '../emit/index.ts';
import { type AdaptersPlan, NO_ADAPTERS, planAdapters } from './adapters.ts';
import { planChannels, type ChannelPlan } from './channels.ts';
import { planMessages, type MessagesPlan } from './messages.ts';
import { planEndpoints, type EndpointPlan } from './operations.ts';
import { planSagas, type SagaPlan } from './sagas.ts';
import { planServices, type ServicePlan } from './services.ts';
import { planStoreKeys, type StoreKeyPlan } from './stores.ts';

export type * from './adapters.ts';
export type * from './channels.ts';
export type * from './messages.ts';
export type * from './operations.ts';
export type * from './sagas.ts';
export type * from './services.ts';
export type * from './stores.ts';

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
  readonly stores: readonly StoreKeyPlan[];
  readonly adapters: AdaptersPlan;
}

export interface PlanOptions {
  /** Name in `package.json`; made from the design's name where it is missing. */
  readonly packageName?: string;
  /** `none`: everything stays in memory, whatever the design names. */
  readonly adapters?: 'named' | 'none';
  /** What follows the runs of sagas that have a coordinator. */
  readonly sagas?: 'embedded' | 'temporal';
}

export function planWorkspace(design: Design, { packageName, adapters = 'named', sagas = 'embedded' }: PlanOptions = {}): WorkspacePlan {
  const messages = planMessages(design);
  const channels = planChannels(design);
  const endpoints = planEndpoints(design, messages);
  const stores = planStoreKeys(design);
  return {
    title: design.meta.name,
    description: design.meta.description,
    packageName: packageNameOf(packageName ?? design.meta.name),
    messages,
    channels,
    endpoints,
    services: planServices(design, { messages, channels, endpoints, stores }),
    sagas: planSagas(design, endpoints, messages, sagas),
    stores: [...stores.values()],
    adapters:
      adapters === 'none'
        ? NO_ADAPTERS
        : planAdapters(
            design,
            channels,
            [...stores.values()].map(({ storeId }) => storeId),
          ),
  };
}

/** What npm allows: lower-case letters, digits and hyphens. */
function packageNameOf(name: string): string {
  const slug = kebabCase(wordsOf(name));
  return slug === '' || slug === 'node-modules' ? 'services' : slug;
}
