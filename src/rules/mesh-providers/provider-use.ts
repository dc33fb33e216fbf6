import type { ProviderType } from '../mesh-config/extension-provider';

/** What a provider is named for. */
export type ProviderUse = 'tracing' | 'metrics' | 'accessLogging' | 'authorization';

interface Ability {
  /** What a provider has to be. */
  readonly types: readonly ProviderType[];
  /** What all others do not do, as the end of a sentence. */
  readonly lack: string;
}

/** What istiod makes use of; of all other providers it makes nothing. */
export const abilities: Readonly<Record<ProviderUse, Ability>> = {
  tracing: { types: ['opentelemetry', 'zipkin', 'datadog', 'skywalking'], lack: 'takes no traces' },
  metrics: { types: ['prometheus'], lack: 'takes no metrics' },
  accessLogging: {
    types: ['envoyFileAccessLog', 'envoyOtelAls', 'envoyHttpAls', 'envoyTcpAls'],
    lack: 'takes no access logs',
  },
  authorization: { types: ['envoyExtAuthzGrpc', 'envoyExtAuthzHttp'], lack: 'decides on no requests' },
};
