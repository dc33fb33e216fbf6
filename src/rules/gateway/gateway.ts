import type { ServerTls } from '../parts/server-tls/server-tls';

/** What rules read of a Gateway. */
export interface Gateway {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly servers: readonly Server[] };
}

/** One listener of a Gateway. */
export interface Server {
  readonly hosts: readonly string[];
  readonly bind: string;
  readonly port: ServerPort;
  readonly tls: ServerTls;
}

/** The port that a listener opens. */
export interface ServerPort {
  readonly name: string;
  readonly number: number;
  readonly protocol: string;
  readonly targetPort: number;
}
