/** What rules read of one entry of `extensionProviders`. */
export interface ExtensionProvider {
  readonly name: string;
  readonly envoyExtAuthzHttp: AuthorizationService & { readonly pathPrefix: string };
  readonly envoyExtAuthzGrpc: AuthorizationService;
  readonly zipkin: ProviderService;
  readonly lightstep: ProviderService & { readonly accessToken: string };
  readonly datadog: ProviderService;
  readonly opencensus: ProviderService;
  readonly skywalking: ProviderService;
  readonly opentelemetry: ProviderService & { readonly grpc: object; readonly http: object };
  readonly envoyOtelAls: ProviderService & { readonly logFormat: LogFormat };
  readonly envoyHttpAls: ProviderService;
  readonly envoyTcpAls: ProviderService;
  readonly prometheus: object;
  readonly stackdriver: object;
  readonly sds: object;
  readonly envoyFileAccessLog: { readonly logFormat: LogFormat };
}

/** The service that a provider sends to. */
export interface ProviderService {
  readonly service: string;
  readonly port: number;
  readonly timeout: string;
}

interface AuthorizationService extends ProviderService {
  readonly statusOnError: string;
}

/** How a line of an access log is written: as text, or as JSON with a label for each value. */
export interface LogFormat {
  readonly text: string;
  readonly labels: { readonly [label: string]: unknown };
}

/** The providers that are a service in the mesh. */
export const serviceProviders = [
  'envoyExtAuthzHttp',
  'envoyExtAuthzGrpc',
  'zipkin',
  'lightstep',
  'datadog',
  'opencensus',
  'skywalking',
  'opentelemetry',
  'envoyOtelAls',
  'envoyHttpAls',
  'envoyTcpAls',
] as const satisfies readonly (keyof ExtensionProvider)[];

/** What a provider may be. */
export type ProviderType = Exclude<keyof ExtensionProvider, 'name'>;

/** The fields of a provider of which one says what it is. */
export const providerTypes = [
  ...serviceProviders,
  'prometheus',
  'stackdriver',
  'sds',
  'envoyFileAccessLog',
] as const satisfies readonly (keyof ExtensionProvider)[];
