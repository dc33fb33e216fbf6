import { parseGoDuration } from '../../schema/go/duration';
import { alternatives, shown } from '../../schema/structural/findings';
import { isBoolean, isFalse } from '../primitives/boolean';
import { isPortText } from '../primitives/port';
import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { noneOf, REFUSED, valueRule } from './value-rule';

const validStatusPort = valueRule({
  ...REFUSED,
  name: 'valid-status-port',
  title: 'the annotation `status.sidecar.istio.io/port` is a port, or 0 for none',
  annotations: ['status.sidecar.istio.io/port'],
  findProblem: (text) => (isPortText(text.trim()) ? undefined : 'is no port'),
  fix: 'remove it for 15020',
});

/** Istio's own check has a higher limit, and Kubernetes this one. */
const MOST = 2 ** 31 - 1;

const validReadiness = valueRule({
  ...REFUSED,
  name: 'valid-readiness-number',
  title: 'the annotations of `readiness.status.sidecar.istio.io` that say how often and how long are whole numbers',
  annotations: ['initialDelaySeconds', 'periodSeconds', 'failureThreshold'].map(
    (name) => `readiness.status.sidecar.istio.io/${name}`,
  ),
  findProblem: (text) => (/^\d+$/.test(text) && Number(text) <= MOST ? undefined : 'is no whole number'),
  fix: 'write a whole number, like "5"',
  propose: (text) => text.replace(/s$/, ''),
});

const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** `128 mb` is `128M`, and `1gi` is `1Gi`. */
function completeUnit(text: string): string {
  const [, number = '', prefix = '', binary = ''] = /^([\d.]+)\s*([kmg])(i?)b?$/i.exec(text) ?? [];
  return number === '' ? '' : `${number}${prefix.toUpperCase()}${binary.toLowerCase()}`;
}

const validResource = valueRule({
  ...REFUSED,
  name: 'valid-proxy-resource',
  title: "an annotation for the sidecar's CPU or memory is a quantity, like `100m` or `128Mi`",
  annotations: ['proxyCPU', 'proxyCPULimit', 'proxyMemory', 'proxyMemoryLimit'].map(
    (name) => `sidecar.istio.io/${name}`,
  ),
  findProblem: (text) => (QUANTITY.test(text) ? undefined : 'is no quantity'),
  fix: 'write a quantity, like "100m" for CPU or "128Mi" for memory',
  propose: completeUnit,
});

const validMetricsMerge = valueRule({
  ...REFUSED,
  name: 'valid-metrics-merge',
  title: 'the annotation `prometheus.istio.io/merge-metrics` is "true" or "false"',
  annotations: ['prometheus.istio.io/merge-metrics'],
  findProblem: (text) => (isBoolean(text) ? undefined : 'is neither true nor false'),
  fix: 'write "true" or "false"',
});

const validFlag = valueRule({
  name: 'valid-flag',
  severity: 'warning',
  judge: 'nobody',
  title: 'an annotation that turns something on or off is "true" or "false"',
  why: 'Istio does as if the annotation was not there',
  annotations: [
    'ambient.istio.io/bypass-inbound-capture',
    'ambient.istio.io/dns-capture',
    'sidecar.istio.io/rewriteAppHTTPProbers',
  ],
  on: ['Pod'],
  findProblem: (text) => (isBoolean(text) ? undefined : 'is neither true nor false'),
  fix: 'write "true" or "false"',
});

const validNativeSidecar = valueRule({
  name: 'valid-native-sidecar',
  severity: 'warning',
  judge: 'nobody',
  title: 'the annotation `sidecar.istio.io/nativeSidecar` is "true" or "false"',
  why: 'everything but "false" makes the sidecar a native one',
  annotations: ['sidecar.istio.io/nativeSidecar'],
  on: ['Pod'],
  findProblem: noneOf(['true', 'false']),
  fix: 'write "true" or "false"',
  propose: (text) => (isBoolean(text) ? String(!isFalse(text)) : undefined),
});

const LEVELS = ['trace', 'debug', 'info', 'warning', 'warn', 'error', 'critical', 'off'];

function isComponentLevel(part: readonly string[]): boolean {
  return part.length === 2 && LEVELS.includes(part[1]!);
}

/** Why Envoy does not start with levels of components with commas between them. */
function findComponentProblem(text: string): string | undefined {
  const parts = text === '' ? [] : text.split(',').map((part) => part.split(':'));
  return parts.every(isComponentLevel) ? undefined : 'has something that is no component with a level';
}

/** Why Envoy does not start with a level, or with levels of components and one for the others. */
function findLevelProblem(text: string): string | undefined {
  // Istio leaves out what has more than one colon, and takes the last level that stands alone.
  const parts = text.split(',').map((part) => part.split(':'));
  const others = parts.filter(({ length }) => length === 1).pop()?.[0] ?? '';
  const levels = parts.filter(({ length }) => length === 2).map(([, level]) => level!);
  const wrong = [...levels, ...(others === '' ? [] : [others])].find((level) => !LEVELS.includes(level));
  return wrong === undefined ? undefined : `has the level ${shown(wrong)}, which is none of ${LEVELS.join(', ')}`;
}

const validLogLevel = valueRule({
  name: 'valid-log-level',
  severity: 'error',
  judge: 'nobody',
  title: 'the annotation `sidecar.istio.io/logLevel` has levels that Envoy knows, like `info` or `info,upstream:debug`',
  why: 'the sidecar does not start, so that the pod never gets ready',
  annotations: ['sidecar.istio.io/logLevel'],
  on: ['Pod'],
  findProblem: findLevelProblem,
  fix: `write one of ${alternatives(LEVELS)}`,
  propose: (text) => text.toLowerCase(),
});

const validComponentLevels = valueRule({
  name: 'valid-component-log-level',
  severity: 'error',
  judge: 'nobody',
  title: 'the annotation `sidecar.istio.io/componentLogLevel` has components with their levels, like `upstream:debug`',
  why: 'the sidecar does not start, so that the pod never gets ready',
  annotations: ['sidecar.istio.io/componentLogLevel'],
  on: ['Pod'],
  findProblem: findComponentProblem,
  fix: 'write components with their levels, like "upstream:debug,router:trace"',
});

const validInterval = valueRule({
  name: 'valid-stats-interval',
  severity: 'warning',
  judge: 'nobody',
  title: 'an interval of the statistics is a duration, like `5s`',
  why: 'the sidecar does as if the annotation was not there',
  annotations: ['sidecar.istio.io/statsEvictionInterval', 'sidecar.istio.io/statsFlushInterval'],
  on: ['Pod'],
  findProblem: (text) => (parseGoDuration(text) === undefined ? 'is no duration' : undefined),
  fix: 'write a duration, like "5s" or "1m"',
  propose: (text) => `${text}s`,
});

function isBuckets(text: string): boolean {
  try {
    const read: unknown = JSON.parse(text);
    if (read === null) return true;
    if (typeof read !== 'object' || Array.isArray(read)) return false;
    return Object.values(read).every(
      (list) =>
        list === null || (Array.isArray(list) && list.every((item) => typeof item === 'number' || item === null)),
    );
  } catch {
    return false;
  }
}

const validBuckets = valueRule({
  name: 'valid-histogram-buckets',
  severity: 'warning',
  judge: 'nobody',
  title: 'the annotation `sidecar.istio.io/statsHistogramBuckets` is JSON: lists of numbers by prefix',
  why: 'the sidecar does as if the annotation was not there',
  annotations: ['sidecar.istio.io/statsHistogramBuckets'],
  on: ['Pod'],
  findProblem: (text) => (isBuckets(text) ? undefined : 'is no JSON object with lists of numbers'),
  fix: 'write JSON like {"istiocustom":[1,5,10,50]}',
});

/** The rules of annotations that set up a pod's sidecar. */
export const proxySettingRules: readonly Rule<Metadata>[] = [
  validStatusPort,
  validReadiness,
  validResource,
  validMetricsMerge,
  validFlag,
  validNativeSidecar,
  validLogLevel,
  validComponentLevels,
  validInterval,
  validBuckets,
];
