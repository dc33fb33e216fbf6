import type { Case } from '../cases/case';
import type { JsonObject } from '../cases/json';
import type { Judge, Verdict } from '../cases/judge';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { applyRules } from '../../src/rules/apply-rules';
import { metadataRules } from '../../src/rules/metadata/metadata-rules';
import { ruleId } from '../../src/rules/rule';
import { checkObject } from '../../src/rules/check-object';
import { validateObject } from '../../src/schema/validate';
import { readFindings } from './istio-messages';
import type { RuleConformance } from './rule-conformance';

/** How often a rule was broken. */
export interface RuleCount {
  istio: number;
  ours: number;
  disagreements: number;
}

/** One document of which the two say different things. */
export interface RuleDisagreement {
  /** The rules that only one of them finds broken, or `verdict`. */
  readonly rules: readonly string[];
  readonly istio: string;
  readonly ours: string;
  readonly manifest: string;
}

/** Rules that the webhook knows nothing of: conformance/metadata and conformance/providers compare them. */
const ofOthers: ReadonlySet<string> = new Set([
  ...metadataRules.parts
    .flatMap(({ rules }) => rules)
    .filter(({ judge }) => judge !== undefined)
    .map((rule) => ruleId(metadataRules, rule)),
  ...['authorization-policy', 'telemetry'].flatMap((kind) =>
    ['no-undefined-provider', 'no-unfit-provider'].map((name) => `istio/${kind}/${name}`),
  ),
]);

/** Whether the webhook, or istiod where it reads the mesh configuration, knows of a rule. */
export function isOfWebhook(id: string): boolean {
  return !ofOthers.has(id);
}

/** Gives documents to the webhook and to our rules, and counts rule by rule how they agree. */
export class RuleComparison {
  readonly rules = new Map<string, RuleCount>();
  readonly disagreements: RuleDisagreement[] = [];
  readonly unknownMessages = new Map<string, string>();
  documents = 0;
  accepted = 0;
  /** Documents that Istio cannot even decode; the schema refuses them. */
  undecodable = 0;
  ownMilliseconds = 0;

  constructor(private readonly judge: Judge) {}

  async run(kind: RuleConformance, cases: readonly Case[]): Promise<void> {
    const verdicts = cases.map(({ manifest }) => this.judge.judge(manifest));
    for (const [i, one] of cases.entries()) this.compare(kind, one, await (verdicts[i] as Promise<Verdict>));
  }

  private compare(kind: RuleConformance, { manifest }: Case, verdict: Verdict): void {
    if (kind.outOfReach?.test(`${verdict.istio ?? ''} ${verdict.warnings ?? ''}`)) return;
    this.documents++;
    const document = JSON.parse(manifest) as JsonObject;
    const started = performance.now();
    const found = applyRules(document).filter(({ id }) => isOfWebhook(id));
    this.ownMilliseconds += performance.now() - started;
    const ofSchema = validateObject(document);
    const told = [...ofSchema, ...checkObject(document, {}, ofSchema)].filter(({ severity }) => severity === 'error');
    const isLost = ({ id, pointer = '' }: Diagnostic): boolean =>
      id.startsWith('istio/') && Boolean(kind.lost?.(nameOf(id), pointer));
    const judged = [verdict.crd, verdict.istio, verdict.warnings].filter(Boolean).join(' | ');
    const isRefused = Boolean(verdict.crd || verdict.istio);
    if (isRefused ? told.length === 0 : told.some((one) => !isLost(one))) {
      this.disagreements.push({ rules: ['verdict'], istio: judged, ours: idsOf(told), manifest });
    }
    if (!isRefused) this.accepted++;
    if (/^(decode|parse): /.test(verdict.istio ?? '')) {
      this.undecodable++;
      if (!verdict.crd) this.countDecoderRules(kind, found);
      return;
    }
    // Istio's decoder takes some wrong types, and nulls in lists as empty values; no rule is about them.
    if (ofSchema.some(({ id }) => id === 'schema/type')) return;
    const { rules: said, unknown } = readFindings(kind, verdict.istio, verdict.warnings);
    for (const message of unknown) this.unknownMessages.set(message, manifest);
    const ours = new Set(found.map(({ id }) => id));
    const istio = withAlike(kind, said, ours);
    const hidden = hiddenBy(kind, istio);
    const kept = new Set(found.filter((one) => !isLost(one)).map(({ id }) => id));
    const different = [
      ...[...istio].filter((id) => !ours.has(id)),
      ...[...kept].filter((id) => !istio.has(id) && hidden !== 'all' && !hidden.has(id)),
    ];
    for (const id of istio) this.countOf(id).istio++;
    for (const id of ours) this.countOf(id).ours++;
    for (const id of different) this.countOf(id).disagreements++;
    if (different.length > 0) {
      this.disagreements.push({ rules: different, istio: judged, ours: idsOf(found), manifest });
    }
  }

  /** The API server accepts the object, and Istio cannot read it: one of our rules is to know why. */
  private countDecoderRules({ slug, ofDecoder = [] }: RuleConformance, found: readonly Diagnostic[]): void {
    const names = new Set(ofDecoder.map((name) => `istio/${slug}/${name}`));
    for (const id of new Set(found.map((one) => one.id).filter((id) => names.has(id)))) {
      this.countOf(id).istio++;
      this.countOf(id).ours++;
    }
  }

  private countOf(id: string): RuleCount {
    const count = this.rules.get(id) ?? { istio: 0, ours: 0, disagreements: 0 };
    this.rules.set(id, count);
    return count;
  }
}

/** Where Istio says what it says of several rules, it has found those of them that we have, or the first. */
function withAlike(
  { slug, alike = [] }: RuleConformance,
  said: ReadonlySet<string>,
  ours: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set(said);
  for (const ids of alike.map((names) => names.map((name) => `istio/${slug}/${name}`))) {
    const first = ids[0]!;
    const same = ids.filter((id) => ours.has(id));
    if (!said.has(first) || same.length === 0) continue;
    found.delete(first);
    for (const id of same) found.add(id);
  }
  return found;
}

function hiddenBy({ slug, hides }: RuleConformance, istio: ReadonlySet<string>): 'all' | ReadonlySet<string> {
  if ([...istio].some((id) => id.startsWith('istio/metadata/'))) return 'all';
  const hidden = [...istio].flatMap((id) => hides?.[nameOf(id)] ?? []);
  return new Set(hidden.map((name) => `istio/${slug}/${name}`));
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function idsOf(found: readonly { readonly id: string; readonly pointer?: string }[]): string {
  return found.map(({ id, pointer }) => `${id} ${pointer}`).join('; ');
}
