import type { ValidateOptions } from '../../src/schema/validate';
import type { Case } from './case';
import { CaseGenerator } from './case-generator';
import { Comparison } from './comparison';
import { readKinds, readReleases } from './definitions';
import { Judge, type Verdict } from './judge';
import { ownVerdict } from './own-verdict';
import type { Random } from './random';

type IstioVersion = NonNullable<ValidateOptions['istio']>;

/** What makes something newer than a release, other than a bound that was moved: it does not know the kind, field or value. */
const UNKNOWN = /unknown field|Unsupported value|no matches for kind/;

/**
 * Compares what the validator says of the newest Istio's kinds when it targets an older release with what that release's
 * definitions say, over documents that the newest accepts.
 */
export async function compareOlderReleases(
  program: string,
  folder: string,
  count: number,
  random: Random,
): Promise<Comparison[]> {
  const [newest, ...older] = readReleases(folder).filter(({ product }) => product === 'istio');
  if (!newest) return [];
  const judge = new Judge(program, [newest.file]);
  const kinds = readKinds([newest.file]);
  const cases: Case[] = [];
  for (const kind of kinds) {
    cases.push(...(await new CaseGenerator(judge, random.fork()).cases(kind, Math.ceil(count / kinds.length))));
  }
  const accepted = await casesWith(judge, cases, (verdict) => verdict.crd === undefined);
  judge.end();
  const comparisons: Comparison[] = [];
  for (const { file, version } of older) {
    const istio = `${version[0]}.${version[1]}` as IstioVersion;
    const olderJudge = new Judge(program, [file]);
    const comparison = new Comparison(olderJudge, (manifest) => ownVerdict(manifest, { istio }));
    const comparable = await casesWith(olderJudge, accepted, ({ crd }) => crd === undefined || UNKNOWN.test(crd));
    await comparison.run(comparable.map((one) => ({ ...one, mutation: `for Istio ${istio}` })));
    olderJudge.end();
    comparisons.push(comparison);
  }
  return comparisons;
}

async function casesWith(
  judge: Judge,
  cases: readonly Case[],
  isWanted: (verdict: Verdict) => boolean,
): Promise<Case[]> {
  const verdicts = await Promise.all(cases.map(({ manifest }) => judge.judge(manifest)));
  return cases.filter((_, i) => isWanted(verdicts[i] as Verdict));
}
