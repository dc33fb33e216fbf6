import type { Run } from './box';
import {
  countPods,
  expectCaller,
  expectCode,
  expectHop,
  expectShare,
  expectUnreadable,
  type HopKind,
  unless,
} from './expectations';
import { type FullChain, SAMPLE, STRANGERS } from './full-chain';
import { OUTSIDE } from './pods';
import type { Flow, Result } from './report';

/** What keeps a run from proving a claim; nothing when it is proven. */
export type Proof = (run: Run, chain: FullChain) => readonly string[];

/** Each claim about the full chain, by what it says. */
export const fullChainProofs = {
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
      [OUTSIDE, chain.edge.pod, 'tls'],
      [chain.edge.pod, web, 'mesh'],
      [web, 'shop/api', 'mesh'],
    ];
    return [
      ...expected.flatMap(([client, server, kind]) => expectHop(result, client, server, kind)),
      ...result.flows.flatMap((flow) => expectUnreadable(flow)),
    ];
  },

  'no request of any caller is readable, but for what the client itself sends in plaintext': (run) =>
    run.report.results.flatMap(({ flows }) =>
      flows.flatMap((flow) =>
        unless(!flow.canarySeen || flow.client === OUTSIDE, `from ${flow.client} to ${flow.server}`),
      ),
    ),

  'each service knows its caller by its mesh identity': (run, chain) => {
    const web = run.getResult('chain').answers[0]?.body;
    return [...expectCaller(run, web, chain.edge.pod), ...expectCaller(run, web?.next, web?.pod ?? 'shop/web-v1')];
  },

  'browsers are told to come back with https only': (run) => {
    const header = run.getResult('chain').answers[0]?.headers['strict-transport-security'];
    const age = Number(/max-age=(\d+)/.exec(header ?? '')?.[1]);
    return unless(age > 0, `strict-transport-security is ${header}`);
  },

  'plain http is sent to https': (run, chain) => {
    const result = run.getResult('plain http');
    const location = result.answers[0]?.headers.location;
    const wanted = `https://${chain.edge.host}/cart?item=1`;
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

  'the canary gets its share': (run, chain) => expectCanary(run.getResult('canary'), chain.canaryShare),

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
export const meshShare: Proof = (run, chain) => expectCanary(run.getResult('canary in the mesh'), chain.canaryShare);

function findHello({ flows }: Result): Flow | undefined {
  return flows.find(({ client, kind }) => client === OUTSIDE && kind === 'tls');
}

function expectCanary({ answers }: Result, share: number): readonly string[] {
  const counts = countPods(answers);
  const canary = counts['shop/web-v2'] ?? 0;
  const isComplete = canary + (counts['shop/web-v1'] ?? 0) === SAMPLE;
  return [
    ...unless(isComplete, `of ${SAMPLE} requests not all were answered by web: ${JSON.stringify(counts)}`),
    ...expectShare('reached v2', canary, SAMPLE, share),
  ];
}
