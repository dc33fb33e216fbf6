import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { pathOf } from '../../src/diagnostics/pointer';
import { applyRules } from '../../src/rules/apply-rules';
import { KNOWN_ANNOTATIONS } from '../../src/rules/metadata/known-annotations';
import type { JsonObject } from '../cases/json';
import { meshConfig } from '../rules/kinds/mesh-config';

/** What Istio says of the metadata of one object. */
export interface MetadataVerdict {
  readonly analyzers: readonly { readonly code: string; readonly key: string }[];
  readonly injector?: string;
  /** The injector is told to leave the pods alone. */
  readonly leftOut: boolean;
  readonly proxyConfig: readonly string[];
  /** `label <key>` and `annotation <key>`. */
  readonly misread: readonly string[];
}

/** One object of which the two say different things. */
export interface MetadataDisagreement {
  readonly about: string;
  readonly istio: string;
  readonly ours: string;
  readonly manifest: string;
}

const METADATA = 'istio/metadata/';
const PROXY_CONFIG = 'istio/proxy-config-annotation/';
const BY_CODE: Readonly<Record<string, readonly string[]>> = {
  IST0107: ['no-misplaced-annotation'],
  IST0108: ['no-unknown-annotation', 'no-label-as-annotation'],
  IST0135: ['no-deprecated-annotation'],
};
/** What the decoder says in one message. */
const OF_DECODER = ['valid-type', 'valid-duration-text', 'valid-yaml'];

/** What the injector takes, and the agent of the proxy does not, or not for ever. */
const OF_LATER = ['no-deprecated-field', 'no-old-metrics-address'];

/** Compares what the analyzers, the injector and the readers of values say with our rules. */
export class MetadataComparison {
  readonly disagreements: MetadataDisagreement[] = [];
  /** How often Istio says it with us, and we say it, by the id of the rule. */
  readonly together = new Map<string, number>();
  readonly ours = new Map<string, number>();
  objects = 0;
  refused = 0;

  constructor(private readonly judgeOf: (id: string) => string | undefined) {}

  compare(object: JsonObject, verdict: MetadataVerdict): void {
    this.objects++;
    const manifest = JSON.stringify(object);
    const found = applyRules(object).filter(({ id }) => id.startsWith(METADATA) || id.startsWith(PROXY_CONFIG));
    count(this.ours, new Set(found.map(({ id }) => id)));
    const agreed = new Set<string>();
    const differ = (
      about: string,
      istio: readonly string[],
      ours: readonly Diagnostic[],
      keyOf: (one: Diagnostic) => string,
    ): void => {
      const said = new Set(istio);
      const mine = new Set(ours.map(keyOf));
      for (const one of ours) if (said.has(keyOf(one))) agreed.add(one.id);
      const different = [...said].some((key) => !mine.has(key)) || [...mine].some((key) => !said.has(key));
      if (different)
        this.disagreements.push({ about, istio: [...said].join('; '), ours: [...mine].join('; '), manifest });
    };
    this.compareAnalyzers(object, verdict, found, differ);
    this.compareInjector(verdict, found, differ);
    differ(
      'reading',
      verdict.misread,
      found.filter(({ id }) => this.judgeOf(id) === 'reading'),
      whatIsMisread,
    );
    count(this.together, agreed);
  }

  private compareAnalyzers(
    object: JsonObject,
    { analyzers, leftOut }: MetadataVerdict,
    found: readonly Diagnostic[],
    differ: Differ,
  ): void {
    if (
      !/^(v1\/(Namespace|Service|Pod)|apps\/v1\/Deployment)$/.test(
        `${String(object['apiVersion'])}/${String(object['kind'])}`,
      )
    )
      return;
    const own = found.filter(({ pointer = '' }) => pointer.startsWith('/metadata/'));
    for (const [code, names] of Object.entries(BY_CODE)) {
      const said = analyzers
        .filter((one) => one.code === code && !isExplained(code, one.key, object))
        .map(({ key }) => key);
      differ(
        code,
        said,
        own
          .filter(({ id }) => names.some((name) => id === METADATA + name))
          .filter(({ pointer }) => !isExplained(code, keyAt(pointer), object)),
        ({ pointer }) => keyAt(pointer),
      );
    }
    const invalid = own.filter(
      ({ severity, upstream, pointer = '' }) =>
        severity === 'error' && upstream.includes('IST0125') && pointer.startsWith('/metadata/annotations/'),
    );
    const ofProxy = own.filter(({ id, why }) => id.startsWith(PROXY_CONFIG) && why.startsWith('the injector'));
    // The analyzer warns of what nobody reads, too.
    if (!leftOut)
      differ(
        'IST0125',
        analyzers.filter(({ code }) => code === 'IST0125').map(({ key }) => key),
        [...invalid, ...ofProxy],
        ({ pointer }) => keyAt(pointer),
      );
    differ(
      'IST0123',
      analyzers.filter(({ code }) => code === 'IST0123').map(() => 'several'),
      own.filter(({ id }) => id === `${METADATA}no-several-injections`),
      () => 'several',
    );
  }

  private compareInjector(
    { injector, leftOut, proxyConfig }: MetadataVerdict,
    found: readonly Diagnostic[],
    differ: Differ,
  ): void {
    const ofInjector = found.filter(({ severity, why }) => severity === 'error' && why.startsWith('the injector'));
    // `istioctl kube-inject` reads it even where it does not inject; the webhook does not.
    if (leftOut && injector?.startsWith('could not parse proxy config')) return;
    if (injector !== undefined) this.refused++;
    differ('injector', injector === undefined ? [] : ['refused'], ofInjector, () => 'refused');
    if (injector?.includes('invalid value')) {
      const keys = [...injector.matchAll(/^\t\* invalid value '[^]*?' for annotation '([^']+)'/gm)].map(
        ([, key]) => key!,
      );
      const ofValues = ofInjector.filter(({ id }) => !/valid-(scrape-targets|template-list|user-volumes)$/.test(id));
      differ('annotations', keys, ofValues, ({ pointer }) => keyAt(pointer));
    }
    if (leftOut) return;
    const decoding = proxyConfig.some((message) => message.startsWith('decode: '));
    const names = proxyConfig.flatMap((message) => namesOf(message));
    const ofProxy = found.filter(({ id }) => id.startsWith(PROXY_CONFIG) && this.judgeOf(id) === 'injector');
    const isOfDecoder = ({ id }: Diagnostic): boolean => OF_DECODER.includes(nameOf(id));
    differ('decoder', decoding ? ['decode'] : [], ofProxy.filter(isOfDecoder), () => 'decode');
    if (!decoding)
      differ(
        'proxy config',
        names,
        ofProxy.filter((one) => !isOfDecoder(one) && !OF_LATER.includes(nameOf(one.id))),
        ({ id }) => nameOf(id),
      );
  }
}

type Differ = (
  about: string,
  istio: readonly string[],
  ours: readonly Diagnostic[],
  keyOf: (one: Diagnostic) => string,
) => void;

function count(counts: Map<string, number>, ids: ReadonlySet<string>): void {
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** What an analyzer says and we do not say on purpose. */
function isExplained(code: string, key: string, object: JsonObject): boolean {
  const isOfIstio = /^([^/]*\.)?istio\.io(\/|$)/.test(key);
  // Istio takes every domain that only ends like its own for its own; these we report when they are like one of its keys.
  if (!isOfIstio) return true;
  if (KNOWN_ANNOTATIONS[key]?.isUnlisted) return true;
  return code === 'IST0107' && isInPods(object, key);
}

/** The pods have the annotation too, so that the one of the object itself does no harm. */
function isInPods(object: JsonObject, key: string): boolean {
  const { spec } = object as { spec?: { template?: { metadata?: { annotations?: Record<string, string> } } } };
  return spec?.template?.metadata?.annotations?.[key] !== undefined;
}

function namesOf(message: string): string[] {
  return Object.entries(meshConfig.messages)
    .filter(([, pattern]) => pattern.test(message))
    .map(([name]) => name);
}

function whatIsMisread({ pointer = '' }: Diagnostic): string {
  const path = pathOf(pointer);
  return `${path[path.length - 2] === 'labels' ? 'label' : 'annotation'} ${keyAt(pointer)}`;
}

function keyAt(pointer = ''): string {
  const path = pathOf(pointer);
  return path[path.length - 1] ?? '';
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
