import type { Run } from './box';
import { type FullChain, SAMPLE, STRANGERS } from './full-chain';
import { OUTSIDE } from './pods';
import type { Answer, Flow, Hop, Result } from './report';
import { binomialInterval } from './sampling';

/** What keeps a run from proving a claim; nothing when it is proven. */
export type Proof = (run: Run, chain: FullChain) => readonly string[];

/** A share of requests is believed when it lies in the interval that holds this part of all samples. */
const CONFIDENCE = 0.999;

/** Each claim about the full chain, by what it says. */
export const proofs = {
  'https reaches web and api through the gateway': (run) => {
    const { answers, error } = run.getResult('chain');
    const hop = answers[0]?.body;
    return [
      ...expectCode(run.getResult('chain'), 200),
      ...unless(!!hop?.pod.startsWith('shop/web-'), `web did not answer: ${JSON.stringify(answers[0] ?? error)}`),
      ...unless(hop?.next?.pod === 'shop/api', `api did not answer web: ${hop?.nextCode} ${hop?.nextText}`),
    ];
  },

  'every hop is encrypted and nothing is readable': (run, chain) => {
    const result = run.getResult('chain');
    const web = result.answers[0]?.body?.pod ?? 'shop/web-v1';
    const expected: readonly [string, string, HopKind][] = [
      [OUTSIDE, chain.gateway, 'tls'],
      [chain.gateway, web, 'mesh'],
      [web, 'shop/api', 'mesh'],
    ];
    return [
      ...expected.flatMap(([client, server, kind]) => expectHop(result, client, server, kind)),
      ...result.flows.flatMap((flow) => expectUnreadable(flow)),
    ];
  },

  'each service knows its caller by its mesh identity': (run, chain) => {
    const web = run.getResult('chain').answers[0]?.body;
    return [...expectCaller(run, web, chain.gateway), ...expectCaller(run, web?.next, web?.pod ?? 'shop/web-v1')];
  },

  'browsers are told to come back with https only': (run) => {
    const header = run.getResult('chain').answers[0]?.headers['strict-transport-security'];
    const age = Number(/max-age=(\d+)/.exec(header ?? '')?.[1]);
    return unless(age > 0, `strict-transport-security is ${header}`);
  },

  'plain http is sent to https': (run, chain) => {
    const result = run.getResult('plain http');
    const location = result.answers[0]?.headers.location;
    const wanted = `https://${chain.host}/cart?item=1`;
    return [...expectCode(result, 301), ...unless(location === wanted, `location is ${location}`)];
  },

  'plaintext from outside the mesh is refused': (run) =>
    ['web', 'api'].flatMap((service) => {
      const result = run.getResult(`plaintext to ${service}`);
      const flows = result.flows.filter(({ client }) => client === OUTSIDE);
      return [
        ...expectCode(result, 0),
        ...unless(flows.length > 0, `no connection to ${service} was tried`),
        ...flows.flatMap(({ server, reply }) =>
          unless(reply === 'reset' || reply === 'empty', `${server} answered plaintext with ${reply}`),
        ),
      ];
    }),

  'callers that the policies do not name get 403': (run) =>
    STRANGERS.flatMap((stranger) =>
      ['web', 'api'].flatMap((service) => {
        const result = run.getResult(`${stranger} to ${service}`);
        return [
          ...expectCode(result, 403),
          ...unless(result.flows.length > 0, `${stranger} sent nothing to ${service}`),
          ...result.flows.flatMap((flow) => expectUnreadable(flow)),
        ];
      }),
    ),

  'the canary gets its share': (run, chain) => expectShare(run.getResult('canary'), chain.canaryShare),

  'tls below 1.2 is refused': (run) => {
    const old = run.getResult('tls 1.1');
    const hello = findHello(old);
    const current = run.getResult('tls 1.2');
    const version = findHello(current)?.tlsVersion;
    return [
      ...expectCode(old, 0),
      ...unless(hello !== undefined, `no hello was sent: ${old.error}`),
      ...unless(hello === undefined || hello.reply === 'tls-alert', `the hello was answered with ${hello?.reply}`),
      ...expectCode(current, 200),
      ...unless(version === '1.2', `the answer is TLS ${version}`),
    ];
  },
} satisfies Readonly<Record<string, Proof>>;

/** The canary's share among calls inside the mesh. */
export const meshShare: Proof = (run, chain) => expectShare(run.getResult('canary in the mesh'), chain.canaryShare);

function findHello({ flows }: Result): Flow | undefined {
  return flows.find(({ client, kind }) => client === OUTSIDE && kind === 'tls');
}

type HopKind = 'tls' | 'mesh';

/** Mesh TLS names its destination and says that the mesh is speaking. */
const isMeshTls = ({ sni, alpn }: Flow): boolean => !!sni?.startsWith('outbound_') && !!alpn?.includes('istio');

export function expectHop(result: Result, client: string, server: string, kind: HopKind): readonly string[] {
  const flows = result.flows.filter((flow) => flow.client === client && flow.server === server);
  if (flows.length === 0) return [`no connection from ${client} to ${server}`];
  return flows.flatMap((flow) => [
    ...unless(
      flow.kind === 'tls' && flow.reply === 'tls',
      `${client} to ${server} is ${flow.kind}: ${flow.first ?? flow.reply}`,
    ),
    ...unless(
      kind !== 'mesh' || flow.kind !== 'tls' || isMeshTls(flow),
      `${client} to ${server} is not mesh TLS: ${flow.sni}`,
    ),
  ]);
}

function expectUnreadable({ client, server, kind, canarySeen }: Flow): readonly string[] {
  const readable = canarySeen ? [`the request is readable from ${client} to ${server}`] : [];
  return [...readable, ...unless(kind === 'tls', `${client} to ${server} is ${kind}`)];
}

function expectCaller(run: Run, hop: Hop | undefined, caller: string): readonly string[] {
  const identity = `URI=${run.getIdentity(caller)}`;
  const header = hop?.headers['x-forwarded-client-cert'] ?? '';
  return unless(
    header.split(/[;,]/).includes(identity),
    `${hop?.pod} takes its caller to be ${header}, not ${identity}`,
  );
}

export function expectCode({ request, answers, error }: Result, code: number): readonly string[] {
  const codes = answers.map((answer) => answer.code);
  const isExpected = codes.length > 0 && codes.every((candidate) => candidate === code);
  return unless(isExpected, `${request.name}: got ${codes.join(', ')} instead of ${code} ${error ?? ''}`);
}

/** How many answers came from each pod. */
export function countPods(answers: readonly Answer[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code, body } of answers) {
    const pod = body?.pod ?? `http ${code}`;
    counts[pod] = (counts[pod] ?? 0) + 1;
  }
  return counts;
}

function expectShare({ answers }: Result, share: number): readonly string[] {
  const counts = countPods(answers);
  const canary = counts['shop/web-v2'] ?? 0;
  const stable = counts['shop/web-v1'] ?? 0;
  const [low, high] = binomialInterval(SAMPLE, share, CONFIDENCE);
  return [
    ...unless(
      canary + stable === SAMPLE,
      `of ${SAMPLE} requests not all were answered by web: ${JSON.stringify(counts)}`,
    ),
    ...unless(canary >= low && canary <= high, `${canary} of ${SAMPLE} reached v2, expected ${low} to ${high}`),
  ];
}

function unless(holds: boolean, failure: string): readonly string[] {
  return holds ? [] : [failure];
}
