/** What a caller may do on connections: nothing of the requests is looked at. */
export interface AllowConnections<Port extends string = string> {
  /** The ports of the service it may call. @default - all ports of the service, and no others of its pods */
  readonly ports?: readonly Port[];
  readonly methods?: undefined;
  readonly paths?: undefined;
  readonly hosts?: undefined;
}

/** Which requests of a caller are let through: all of what is given must match. */
export interface AllowRequests<HttpPort extends string = string> {
  /** The ports of the service it may call. @default - all ports of the service that speak HTTP */
  readonly ports?: readonly HttpPort[];
  /** HTTP methods, e.g. `GET`; gRPC calls are `POST`. @default - all methods */
  readonly methods?: readonly string[];
  /** Paths, exact or with one `*` at the start or the end; for gRPC `/package.Service/Method`. @default - all paths */
  readonly paths?: readonly string[];
  /** Host headers, exact or with one `*` at the start or the end. @default - all hosts */
  readonly hosts?: readonly string[];
}

/** Options of `service.allowFrom`; what only requests have can be given for services with an HTTP port only. */
export type AllowOptions<Port extends string = string, HttpPort extends string = string> = [HttpPort] extends [never]
  ? AllowConnections<Port>
  : AllowConnections<Port> | AllowRequests<HttpPort>;
