import type { Diagnostic, ObjectReference, Severity } from '../diagnostics/diagnostic';
import { DEFAULT_NAMESPACE, findReference } from '../objects/object-identity';
import { groupOf } from '../schema/catalogue';
import type { IstioVersion } from '../schema/validate';
import { Field } from './field';
import { placeInText } from './place-in-text';
import { registry } from './registry';
import { ruleId } from './rule';
import type { JudgedObject, KindRules, Report, Rule, RuleFinding, RuleJudge } from './rule';
import { Run } from './run';

/** What an object is judged by. */
export interface RuleOptions {
  /** The Istio version that the mesh runs. @default - the newest one this package knows */
  readonly istio?: IstioVersion;
  /** The namespace of objects that name none. @default 'default' */
  readonly namespace?: string;
}

/** What Istio says of one finished object; nothing of what Istio does not read. */
export function applyRules(
  manifest: Readonly<Record<string, unknown>>,
  options: RuleOptions = {},
  run: Run = ALONE,
): Diagnostic[] {
  const { apiVersion, kind } = manifest;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  const group = groupOf(apiVersion);
  const applicable = rulesOf(`${group}/${kind}`, manifest);
  if (applicable.length === 0) return [];
  const diagnostics: Diagnostic[] = [];
  const reading = { wasMisread: false };
  const root = Field.root<ObjectFields>(manifest, reading);
  const object = new AskedObject(group, kind, run, root, options);
  let findings: RuleFinding[] = [];
  const report: Report = (finding) => void findings.push(finding);
  for (const kindRules of applicable) {
    for (const { find, rules } of kindRules.parts) {
      for (const part of find(root)) {
        for (const rule of rules) {
          reading.wasMisread = false;
          rule.check(part, report, object);
          if (findings.length === 0) continue;
          if (!reading.wasMisread && isInForce(rule, options.istio)) {
            for (const one of findings) diagnostics.push(toDiagnostic(kindRules, rule, one, findReference(manifest)));
          }
          findings = [];
        }
      }
    }
  }
  return diagnostics;
}

const ALONE = new Run([]);

interface ObjectFields {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: { readonly [key: string]: string };
    readonly annotations: { readonly [key: string]: string };
  };
}

const rulesByKind = indexByKind(registry);
const NONE: readonly never[] = [];

function rulesOf(kind: string, manifest: Readonly<Record<string, unknown>>): readonly KindRules[] {
  const all = rulesByKind.get(kind) ?? NONE;
  const concerns = ({ mayConcern }: KindRules): boolean => mayConcern === undefined || mayConcern(manifest);
  return all.every(concerns) ? all : all.filter(concerns);
}

function indexByKind(all: readonly KindRules[]): ReadonlyMap<string, readonly KindRules[]> {
  const index = new Map<string, KindRules[]>();
  for (const one of all) {
    for (const kind of one.kinds) {
      const known = index.get(kind);
      if (known) known.push(one);
      else index.set(kind, [one]);
    }
  }
  return index;
}

/** An object whose metadata is read only by the rules that ask for it. */
class AskedObject implements JudgedObject {
  constructor(
    readonly group: string,
    readonly kind: string,
    readonly run: Run,
    private readonly root: Field<ObjectFields>,
    private readonly options: RuleOptions,
  ) {}

  get istio(): JudgedObject['istio'] {
    return this.options.istio;
  }

  get name(): string {
    return this.root.at('metadata').at('name').text;
  }

  get namespace(): string {
    return this.root.at('metadata').at('namespace').text || (this.options.namespace ?? DEFAULT_NAMESPACE);
  }

  get annotations(): JudgedObject['annotations'] {
    return this.root.at('metadata').at('annotations');
  }

  get labels(): JudgedObject['labels'] {
    return this.root.at('metadata').at('labels');
  }
}

function isInForce({ since, until }: Rule<unknown>, istio: IstioVersion | undefined): boolean {
  if (since === undefined && until === undefined) return true;
  const minor = (version: IstioVersion): number => Number(version.slice(version.indexOf('.') + 1));
  const asked = istio === undefined ? Infinity : minor(istio);
  return asked >= (since ? minor(since) : 0) && asked <= (until ? minor(until) : Infinity);
}

function toDiagnostic(
  kindRules: KindRules,
  rule: Rule<unknown>,
  { field, message, fix, inText = placeInText(field), evidence = [] }: RuleFinding,
  object: ObjectReference | undefined,
): Diagnostic {
  return {
    id: ruleId(kindRules, rule),
    severity: rule.severity,
    message: field.isInText ? withName(message, field.name) : message,
    ...(object && { object }),
    pointer: field.pointer,
    ...(inText && { inText }),
    evidence,
    why: whyOf(rule),
    fix,
    upstream: rule.upstream ?? [],
  };
}

/** The pointer into a text says less than the name. */
function withName(message: string, name: string): string {
  return name === '' || message.includes(name) ? message : `\`${name}\`: ${message}`;
}

const SAYS: Readonly<Record<RuleJudge, Readonly<Record<Severity, string>>>> = {
  webhook: {
    error: "Istio's webhook refuses the object",
    warning: "Istio's webhook only warns",
    info: 'Istio takes it',
  },
  istiod: {
    error: 'istiod refuses the mesh configuration',
    warning: 'istiod only warns in its log',
    info: 'istiod takes it',
  },
  injector: {
    error: 'the injector refuses the pod',
    warning: 'the injector only warns in its log',
    info: 'the injector takes it',
  },
  chart: {
    error: 'the chart refuses the values',
    warning: 'the chart only warns',
    info: 'the chart takes it',
  },
  installer: {
    error: '`istioctl install` refuses the file',
    warning: '`istioctl install` only warns',
    info: '`istioctl install` takes it',
  },
  analyze: {
    error: 'only `istioctl analyze` reports it',
    warning: 'only `istioctl analyze` warns',
    info: 'only `istioctl analyze` says so',
  },
  nobody: { error: 'Istio does not refuse it', warning: 'Istio does not warn', info: 'Istio says nothing' },
};

/** Who refuses the object, and what that means. */
export function whyOf({ severity, judge = 'webhook', why }: Pick<Rule<unknown>, 'severity' | 'judge' | 'why'>): string {
  return `${SAYS[judge][severity]}: ${why}`;
}
