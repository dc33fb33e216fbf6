import type { Evidence, Severity, TextPlace } from '../diagnostics/diagnostic';
import type { IstioVersion } from '../schema/validate';
import type { Field } from './field';
import type { Run } from './run';

/** What a rule has found at one place. */
export interface RuleFinding {
  /** The field that was read. */
  readonly field: Field<unknown>;
  /** One line, present tense, lower case, no full stop, with the user's own value. */
  readonly message: string;
  /** One thing to type. */
  readonly fix: string;
  /** Where in the text of the field, for what is wrong with the text itself. @default - the place of the field */
  readonly inText?: TextPlace;
  /** What stands in other objects and forces the conclusion, with its places. */
  readonly evidence?: readonly Evidence[];
}

/** Takes what a rule finds. */
export type Report = (finding: RuleFinding) => void;

/** What rules know of the object besides the place they read. */
export interface JudgedObject {
  /** The group of its apiVersion; `core` is Kubernetes' own. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** The object's namespace, or the one of objects that name none. */
  readonly namespace: string;
  readonly annotations: Field<{ readonly [key: string]: string }>;
  readonly labels: Field<{ readonly [key: string]: string }>;
  /** The Istio version that the mesh runs, where it is given. */
  readonly istio?: IstioVersion;
  /** All objects that are judged with this one. */
  readonly run: Run;
}

/**
 * Who says that a rule is broken: Istio's webhook, istiod when it reads its configuration, the injector when it is given
 * a pod, a Helm chart when it is rendered, istioctl when it installs Istio, only `istioctl analyze`, or nobody.
 */
export type RuleJudge = 'webhook' | 'istiod' | 'injector' | 'chart' | 'installer' | 'analyze' | 'nobody';

/** One thing that Istio asks of one part of an object. */
export interface Rule<Part> {
  /** The last part of its id: `no-<bad thing>` or `valid-<thing>`. */
  readonly name: string;
  /** Istio's own: it refuses the object for an error, and accepts it with a warning. */
  readonly severity: Severity;
  /** Who refuses the object or warns. @default 'webhook' */
  readonly judge?: RuleJudge;
  /** What the rule says, in one line, for its page. */
  readonly title: string;
  /** What the broken rule does to the traffic or the apply, besides Istio's refusal. */
  readonly why: string;
  /** The codes of `istioctl analyze` for it. */
  readonly upstream?: readonly string[];
  /** The resource definition has this rule too, so that the API server refuses the object first. */
  readonly isInSchema?: true;
  /** Rules that say more of the same field: where one of them finds something, people are not told this too. */
  readonly saidBy?: readonly string[];
  /** The first Istio version with this rule. */
  readonly since?: IstioVersion;
  /** The last Istio version with this rule. */
  readonly until?: IstioVersion;
  check(part: Field<Part>, report: Report, object: JudgedObject): void;
}

/** The parts of an object that some rules are about. */
export interface RulePart<Root, Part> {
  readonly find: (root: Field<Root>) => readonly Field<Part>[];
  readonly rules: readonly Rule<Part>[];
}

/** The rules of one kind, or of all of Istio's. */
export interface KindRules {
  /** The middle part of the ids and the name of the page: `istio/<slug>/<rule>`, `docs/rules/<slug>.md`. */
  readonly slug: string;
  /** The kinds, with their group: `networking.istio.io/Gateway`. */
  readonly kinds: readonly string[];
  /** Asked first of each object of these kinds, where most have nothing that the rules are about. @default - they have */
  readonly mayConcern?: (manifest: Readonly<Record<string, unknown>>) => boolean;
  readonly parts: readonly RulePart<unknown, unknown>[];
}

/** Declares the rules of a kind whose fields are those of `Root`. */
export function kindRules<Root>(rules: {
  readonly slug: string;
  readonly kinds: readonly string[];
  readonly mayConcern?: (manifest: Readonly<Record<string, unknown>>) => boolean;
  readonly parts: readonly RulePart<Root, never>[];
}): KindRules {
  return rules as unknown as KindRules;
}

/** Says where the parts are that some rules are about. */
export function rulesOf<Root, Part>(
  find: (root: Field<Root>) => readonly Field<Part>[],
  rules: readonly Rule<Part>[],
): RulePart<Root, never> {
  return { find, rules } as unknown as RulePart<Root, never>;
}

/** The id of a rule's findings. */
export function ruleId({ slug }: KindRules, { name }: Rule<unknown>): string {
  return `istio/${slug}/${name}`;
}
