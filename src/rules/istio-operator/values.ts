import { validatePart } from '../../schema/validate-part';
import type { PartFinding } from '../../schema/validate-part';
import type { Field } from '../field';
import { fieldAt } from '../field';
import type { Rule } from '../rule';
import type { HelmValues } from './istio-operator';

const VALUES = { apiVersion: 'sailoperator.io/v1', kind: 'Istio', path: ['spec', 'values'] };

/** Values of charts that Sail installs by other kinds or not at all, and what other rules are about. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['cni', 'gateways', 'istio_cni', 'ownerName', 'revisionTags', 'ztunnel'],
  'meshConfig',
]);

/** What istioctl knows and Sail's kinds do not have, by its place. */
const NOT_SAILS =
  /^(base\/(enableCRDTemplates|enableIstioConfigCRDs|validateGateway)|global\/readerServiceAccount|pilot\/cni\/chained)$/;
/** Where Sail's kinds want texts and istioctl takes anything. */
const ANYTHING = /^pilot\/env\//;

function findingsOf(values: Field<HelmValues>): readonly PartFinding[] {
  const { value } = values;
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  const known = isMapping ? Object.entries(value).filter(([name]) => !LEFT_OUT.has(name)) : undefined;
  const found = validatePart(known ? Object.fromEntries(known) : value, VALUES, values.path, 'IstioOperator');
  return found.filter(({ path }) => !NOT_SAILS.test(path.join('/')) && !ANYTHING.test(path.join('/')));
}

const noUnknownValue: Rule<HelmValues> = {
  name: 'no-unknown-value',
  severity: 'error',
  judge: 'nobody',
  title: "`values` has only values that Istio's charts know",
  why: '`istioctl` refuses the file, and Helm drops the value in silence: what it was meant to do never happens',
  check(values, report) {
    for (const { id, path, message, fix } of findingsOf(values)) {
      if (id === 'schema/unknown-field') report({ field: fieldAt(values, path), message, fix });
    }
  },
};

const validValue: Rule<HelmValues> = {
  name: 'valid-value',
  severity: 'error',
  judge: 'nobody',
  title: 'a value has the type of its field',
  why: '`istioctl` refuses the file, and Helm writes what the cluster refuses or reads otherwise',
  check(values, report) {
    for (const { id, path, message, fix } of findingsOf(values)) {
      if (id !== 'schema/type' && id !== 'schema/enum') continue;
      const field = fieldAt(values, path);
      // istioctl reads numbers in quotes too.
      const isNumber = message.endsWith('number') && typeof field.value === 'string' && /^-?\d+$/.test(field.value);
      if (id === 'schema/enum' || !isNumber) report({ field, message, fix });
    }
  },
};

/** The rules of `values`. */
export const valueRules: readonly Rule<HelmValues>[] = [noUnknownValue, validValue];
