import { findLabelProblem } from '../../schema/metadata/names';
import { alternatives } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { INJECT, INJECTION } from './istio-keys';
import { resourcesAt } from './places';
import { noneOf, valueRule } from './value-rule';

const REVISION = 'istio.io/rev';
const DATAPLANE_MODE = 'istio.io/dataplane-mode';

function isYes(text: string): boolean {
  return /^(1|t|true|y|yes|on|enabled?)$/i.test(text);
}

function isNo(text: string): boolean {
  return /^(0|f|false|n|no|off|none|disabled?)$/i.test(text);
}

const validInjection = valueRule({
  name: 'valid-injection',
  severity: 'warning',
  judge: 'nobody',
  title: `the label \`${INJECTION}\` is "enabled" or "disabled"`,
  why: 'no injector takes care of the namespace, so that its pods get no sidecar',
  labels: [INJECTION],
  on: ['Namespace'],
  findProblem: noneOf(['enabled', 'disabled']),
  fix: 'write "enabled" or "disabled"',
  propose: (text) => (isNo(text) ? 'disabled' : isYes(text) ? 'enabled' : undefined),
});

const noSeveralInjections: Rule<Metadata> = {
  name: 'no-several-injections',
  severity: 'warning',
  judge: 'analyze',
  upstream: ['IST0123'],
  title: `a Namespace has only one of the labels \`${INJECTION}\`, \`${REVISION}\` and \`${DATAPLANE_MODE}\``,
  why: `one of them wins in silence: \`${INJECTION}\` over \`${REVISION}\`, a sidecar over ambient`,
  check(metadata, report, object) {
    const [resource] = resourcesAt(metadata, object);
    // Istio's own analyzer leaves its namespace out too.
    if (resource !== 'Namespace' || object.name === 'istio-system') return;
    const labels = metadata.at('labels');
    const injection = labels.at(INJECTION);
    if (injection.isSet && injection.text !== 'enabled') return;
    const set = labels.setFields([INJECTION, REVISION, DATAPLANE_MODE]);
    if (set.length < 2) return;
    const shownLabels = set.map((field) => `\`${keyOf(field)}: ${field.text}\``);
    const [first, ...others] = set.map((field) => `\`${keyOf(field)}\``);
    report({
      field: set[set.length - 1]!,
      message: `the Namespace has the labels ${alternatives(shownLabels, 'and')}`,
      fix: `remove ${alternatives(others, 'and')}: ${others.length > 1 ? 'they lose' : 'it loses'} against ${first}`,
    });
  },
};

function keyOf(field: Field<string>): string {
  return String(field.path[field.path.length - 1]);
}

const validSidecarInjection = valueRule({
  name: 'valid-sidecar-injection',
  severity: 'warning',
  judge: 'injector',
  title: `the label \`${INJECT}\`, and the deprecated annotation, is "true" or "false"`,
  why: 'it does as if nothing was written, and what holds for the namespace holds for the pod',
  labels: [INJECT],
  annotations: [INJECT],
  on: ['Pod'],
  findProblem: noneOf(['true', 'false']),
  fix: 'write "true" or "false"',
  propose: (text) => (isNo(text) ? 'false' : isYes(text) ? 'true' : undefined),
});

const validDataplaneMode = valueRule({
  name: 'valid-dataplane-mode',
  severity: 'warning',
  judge: 'nobody',
  title: `the label \`${DATAPLANE_MODE}\` is "ambient" or "none"`,
  why: 'no ztunnel takes care of the pods',
  labels: [DATAPLANE_MODE],
  on: ['Namespace', 'Pod', 'Gateway'],
  findProblem: noneOf(['ambient', 'none']),
  fix: `write "ambient" or "none", or for sidecars the label \`${INJECTION}: enabled\` of the Namespace instead`,
  propose: (text) => text.toLowerCase(),
});

const validRevision = valueRule({
  name: 'valid-revision',
  severity: 'warning',
  judge: 'nobody',
  title: `the label \`${REVISION}\` is what a control plane's revision or tag can be called`,
  why: 'no control plane can have this revision, so that none takes care of the object',
  labels: [REVISION],
  on: ['Namespace', 'Pod', 'Gateway'],
  findProblem: (text) => (text === '' ? 'is no revision' : findLabelProblem(text)),
  fix: 'write the revision of the control plane, or its tag, e.g. "stable"',
  propose: (text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
});

/** The rules of who takes care of a namespace or a pod. */
export const injectionRules: readonly Rule<Metadata>[] = [
  validInjection,
  noSeveralInjections,
  validSidecarInjection,
  validDataplaneMode,
  validRevision,
];
