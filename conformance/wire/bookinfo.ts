import type { Manifest } from '../../src/objects/manifest';
import type { Run } from './box';
import { Edge } from './edge';
import { count, expectCode, expectShare, unless } from './expectations';
import { makeOutsideClient, makeServicePods, OUTSIDE } from './pods';
import type { Request } from './report';

const SAMPLE = 300;
/** How long a request waits for an answer: shorter than the delay that the example injects. */
const PATIENCE_SECONDS = 2;
const REVIEWS = 'http://reviews:9080/reviews/0';
const RATINGS = 'http://ratings:9080/ratings/0';

/** The Bookinfo example as a mesh that runs. */
export class Bookinfo {
  private readonly edge: Edge;

  constructor(private readonly example: readonly Manifest[]) {
    this.edge = new Edge(example);
  }

  manifests(): readonly Manifest[] {
    return [...this.example, ...makeServicePods(this.example), ...this.edge.manifests(), makeOutsideClient()];
  }

  /** The requests that the proofs read, by the same names. */
  requests(): readonly Request[] {
    const page = { from: OUTSIDE, url: `https://${this.edge.host}/productpage`, method: 'GET', ...this.edge.target };
    const patience = ['--max-time', String(PATIENCE_SECONDS)];
    return [
      { ...page, name: 'chain', next: [REVIEWS] },
      { ...page, name: 'jason', headers: { 'end-user': 'jason' }, next: [REVIEWS], count: 20 },
      { ...page, name: 'others', headers: { 'end-user': 'maria' }, next: [REVIEWS], count: SAMPLE },
      { ...page, name: 'POST', method: 'POST' },
      { ...page, name: 'login', method: 'POST', url: `https://${this.edge.host}/login` },
      {
        name: 'ratings',
        from: 'bookinfo/reviews-v2',
        url: RATINGS,
        method: 'GET',
        count: SAMPLE,
        parallel: 30,
        curl: patience,
      },
      { name: 'ratings for details', from: 'bookinfo/details', url: RATINGS, method: 'GET', count: 20, parallel: 20 },
    ];
  }
}

/** Each claim about Bookinfo, by what it says. */
export const bookinfoProofs: Readonly<Record<string, (run: Run) => readonly string[]>> = {
  'the page shows reviews': (run) => {
    const body = run.getResult('chain').answers[0]?.body;
    return unless(!!body?.next?.pod.startsWith('bookinfo/reviews-'), `it got ${body?.nextCode} ${body?.nextText}`);
  },

  'jason sees v2': (run) => {
    const pods = reviewersOf(run, 'jason');
    return unless(pods['bookinfo/reviews-v2'] === 20, `he sees ${JSON.stringify(pods)}`);
  },

  'a tenth of the others sees v3, none v2': (run) => {
    const pods = reviewersOf(run, 'others');
    const canary = pods['bookinfo/reviews-v3'] ?? 0;
    const isComplete = canary + (pods['bookinfo/reviews-v1'] ?? 0) === SAMPLE;
    return [...unless(isComplete, `they see ${JSON.stringify(pods)}`), ...expectShare('see v3', canary, SAMPLE, 0.1)];
  },

  'the page is for looking and the login for posting': (run) => [
    ...expectCode(run.getResult('POST'), 403),
    ...expectCode(run.getResult('login'), 200),
  ],

  'some calls of ratings are late and some fail': (run) => {
    const { answers } = run.getResult('ratings');
    const codes = count(answers.map(({ code }) => String(code)));
    const late = codes['0'] ?? 0;
    return [
      ...unless(answers.length === SAMPLE, `of ${SAMPLE} requests ${answers.length} ended`),
      ...expectShare('are late', late, SAMPLE, 0.1),
      ...expectShare('of those in time fail', codes['400'] ?? 0, SAMPLE - late, 0.05),
      ...unless(late + (codes['400'] ?? 0) + (codes['200'] ?? 0) === SAMPLE, `the codes are ${JSON.stringify(codes)}`),
    ];
  },

  // The fault comes from the caller's own proxy, before the policy at ratings is asked.
  'only reviews may call ratings': (run) => {
    const codes = count(run.getResult('ratings for details').answers.map(({ code }) => String(code)));
    const isRefused = (codes['403'] ?? 0) > 0 && Object.keys(codes).every((code) => code === '403' || code === '400');
    return unless(isRefused, `the codes are ${JSON.stringify(codes)}`);
  },
};

function reviewersOf(run: Run, request: string): Readonly<Record<string, number>> {
  return count(
    run.getResult(request).answers.map(({ code, body }) => body?.next?.pod ?? `http ${body?.nextCode ?? code}`),
  );
}
