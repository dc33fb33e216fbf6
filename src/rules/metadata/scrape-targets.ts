import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import { isFalse } from '../primitives/boolean';
import { isPort } from '../primitives/port';
import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { isLeftOut, resourcesAt } from './places';
import { REFUSED } from './value-rule';

const SCRAPE_TARGETS = 'prometheus.istio.io/scrape-targets';
const MERGE = 'prometheus.istio.io/merge-metrics';
/** Those of the sidecar itself. */
const RESERVED: ReadonlySet<number> = new Set([15000, 15001, 15004, 15006, 15008, 15020, 15021, 15053, 15090]);

/** Why the sidecar cannot collect the metrics of a pod from these ports. */
function findTargetProblem(text: string): string | undefined {
  const ports = text
    .split(',')
    .map((target) => target.trim())
    .filter((target) => target !== '')
    .map((target) => target.split(':')[0]!.trim());
  // The injector only warns of such a list in its log, and reads none of it.
  if (ports.includes('')) return undefined;
  for (const port of ports) {
    const number = /^[+-]?\d+$/.test(port) ? Number(port) : 0;
    if (!isPort(number)) return `has ${shown(port)}, which is no port`;
    if (RESERVED.has(number)) return `has the port ${number} of the sidecar itself`;
  }
  return undefined;
}

/** Whether the injector reads where a pod's metrics are. */
function isScraped(metadata: Field<Metadata>): boolean {
  const annotations = metadata.at('annotations');
  return [MERGE, 'prometheus.io/scrape'].every((key) => !isFalse(annotations.at(key).text));
}

/** Where the sidecar collects the metrics of a pod. */
export const scrapeTargets: Rule<Metadata> = {
  name: 'valid-scrape-targets',
  severity: 'error',
  judge: 'injector',
  since: '1.31',
  title: `the annotation \`${SCRAPE_TARGETS}\` has ports with paths and commas between them, none of the sidecar's own`,
  why: REFUSED.why,
  check(metadata, report, object) {
    const field = metadata.at('annotations').at(SCRAPE_TARGETS);
    if (!field.isSet || resourcesAt(metadata, object)[0] !== 'Pod' || isLeftOut(metadata) || !isScraped(metadata))
      return;
    const problem = findTargetProblem(field.text);
    if (problem === undefined) return;
    const message = `the annotation \`${SCRAPE_TARGETS}\` is ${shown(field.value)}, which ${problem}`;
    report({ field, message, fix: 'write ports with paths, like "8080:/metrics,9090"' });
  },
};
