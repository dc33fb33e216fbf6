import type { Run } from './box';
import type { Answer, Flow, Hop, Result } from './report';
import { binomialInterval } from './sampling';

/** A share of requests is believed when it lies in the interval that holds this part of all samples. */
const CONFIDENCE = 0.9999;

/** How a hop is protected: TLS by the public certificate, or the mesh's own. */
export type HopKind = 'tls' | 'mesh';

/** Mesh TLS names its destination and says that the mesh is speaking. */
const isMeshTls = ({ sni, alpn }: Flow): boolean => !!sni?.startsWith('outbound_') && !!alpn?.includes('istio');

/** Nothing when a condition holds, else the failure. */
export function unless(holds: boolean, failure: string): readonly string[] {
  return holds ? [] : [failure];
}

/** Every answer has the status code; 0 is no answer at all. */
export function expectCode({ request, answers, error }: Result, code: number): readonly string[] {
  const codes = answers.map((answer) => answer.code);
  const isExpected = codes.length > 0 && codes.every((candidate) => candidate === code);
  return unless(isExpected, `${request.name}: got ${codes.join(', ')} instead of ${code} ${error ?? ''}`);
}

/** The capture has connections between two pods, all of them TLS on both sides. */
export function expectHop({ flows }: Result, client: string, server: string, kind: HopKind): readonly string[] {
  const hop = flows.filter((flow) => flow.client === client && flow.server === server);
  if (hop.length === 0) return [`no connection from ${client} to ${server}`];
  return hop.flatMap((flow) => {
    const isTls = flow.kind === 'tls' && flow.reply === 'tls';
    const plain = unless(isTls, `${client} to ${server} is ${flow.kind}: ${flow.first ?? flow.reply}`);
    const foreign = unless(!isTls || kind === 'tls' || isMeshTls(flow), `${client} to ${server} is not mesh TLS`);
    return [...plain, ...foreign];
  });
}

/** A connection is TLS, and the request's canary cannot be read in it. */
export function expectUnreadable({ client, server, kind, canarySeen }: Flow): readonly string[] {
  return [
    ...unless(!canarySeen, `the request is readable from ${client} to ${server}`),
    ...unless(kind === 'tls', `${client} to ${server} is ${kind}`),
  ];
}

/** The app's proxy told it the mesh identity of its caller. */
export function expectCaller(run: Run, hop: Hop | undefined, caller: string): readonly string[] {
  const identity = `URI=${run.getIdentity(caller)}`;
  const header = hop?.headers['x-forwarded-client-cert'] ?? '';
  const isKnown = header.split(/[;,]/).includes(identity);
  return unless(isKnown, `${hop?.pod} takes its caller to be ${header}, not ${identity}`);
}

/** How many answers came from each pod; what is no app's answer counts under its status code. */
export function countPods(answers: readonly Answer[]): Readonly<Record<string, number>> {
  return count(answers.map(({ code, body }) => body?.pod ?? `http ${code}`));
}

/** How often each text occurs. */
export function count(texts: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
}

/** A part of a sample is as large as its chance says, within sampling error. */
export function expectShare(what: string, hits: number, sample: number, chance: number): readonly string[] {
  const [low, high] = binomialInterval(sample, chance, CONFIDENCE);
  return unless(hits >= low && hits <= high, `${hits} of ${sample} ${what}, expected ${low} to ${high}`);
}
