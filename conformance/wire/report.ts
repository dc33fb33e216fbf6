/** One request that a pod of the box sends; box/request.go reads it. */
export interface Request {
  readonly name: string;
  /** The pod, `namespace/name`. */
  readonly from: string;
  readonly url: string;
  /** @default POST */
  readonly method?: string;
  /** What the app that answers calls in turn, and so on. */
  readonly next?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** `host:port` to a pod, or to a Service as `svc:namespace/name`. */
  readonly resolve?: Readonly<Record<string, string>>;
  /** How often. @default 1 */
  readonly count?: number;
  /** How many of them at a time; more than one take a connection each. @default 1 */
  readonly parallel?: number;
  /** More arguments for curl. */
  readonly curl?: readonly string[];
}

/** What an echo app says of the request it got. */
export interface Hop {
  readonly pod: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly next?: Hop;
  readonly nextCode?: number;
  readonly nextText?: string;
}

/** One answer to a request. */
export interface Answer {
  /** 0 when there was no HTTP answer. */
  readonly code: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Hop;
  readonly text?: string;
}

/** One TCP connection as the capture saw it. */
export interface Flow {
  readonly client: string;
  readonly server: string;
  readonly port: number;
  /** What the client sends. */
  readonly kind: 'tls' | 'http' | 'h2c' | 'other' | 'empty' | 'tls-alert';
  /** What the server answers. */
  readonly reply: Flow['kind'] | 'reset';
  readonly sni?: string;
  readonly alpn?: readonly string[];
  readonly tlsVersion?: string;
  readonly first?: string;
  readonly canarySeen: boolean;
}

/** What a request led to. */
export interface Result {
  readonly request: Request;
  readonly answers: readonly Answer[];
  /** What curl says when it fails. */
  readonly error?: string;
  readonly flows: readonly Flow[];
  readonly seconds: number;
}

/** What a run of the box leaves. */
export interface Report {
  readonly results: readonly Result[];
  readonly capture: { readonly packets: number; readonly dropped: number; readonly flows: number };
  /** The SPIFFE identity of each pod with a proxy. */
  readonly identities: Readonly<Record<string, string>>;
  readonly upSeconds: number;
}
