import { shown } from '../../schema/structural/findings';
import { validatePart } from '../../schema/validate-part';
import type { PartFinding, PartOfKind } from '../../schema/validate-part';
import { fieldAt } from '../field';
import type { Field } from '../field';
import type { ProxyDefaults } from '../mesh-config/mesh-config';
import { isPort } from '../primitives/port';
import type { Rule } from '../rule';

const PROXY_CONFIG: PartOfKind = {
  apiVersion: 'sailoperator.io/v1',
  kind: 'Istio',
  path: ['spec', 'values', 'meshConfig', 'defaultConfig'],
};
/** Istio has it, and the schema of Sail's Istio does not have it yet. */
const NEWER = 'connectionSettings';

/** What the schema of the proxy's part of a mesh configuration says of it. */
export function findingsOf(config: Field<ProxyDefaults>): readonly PartFinding[] {
  return config.once(findFindings);
}

function findFindings(config: Field<ProxyDefaults>): readonly PartFinding[] {
  return validatePart(config.value, PROXY_CONFIG, config.path, 'ProxyConfig');
}

const noUnknownField: Rule<ProxyDefaults> = {
  name: 'no-unknown-field',
  severity: 'error',
  judge: 'nobody',
  title: 'the annotation has only fields that Istio knows',
  why: 'it drops the field in silence, and what it was meant to do never happens',
  check(config, report) {
    for (const { id, path, message, fix } of findingsOf(config)) {
      if (id !== 'schema/unknown-field' || path.join('/') === NEWER) continue;
      report({ field: fieldAt(config, path), message, fix });
    }
  },
};

const validType: Rule<ProxyDefaults> = {
  name: 'valid-type',
  severity: 'error',
  title: 'a value has the type of its field, and one of its values where they are a closed set',
  why: 'it cannot read any of it',
  check(config, report) {
    for (const { id, path, message, fix } of findingsOf(config)) {
      if (id !== 'schema/type' && id !== 'schema/enum') continue;
      const field = fieldAt(config, path);
      // Istio reads numbers in quotes too.
      if (id === 'schema/type' && typeof field.value === 'string' && /^-?\d+$/.test(field.value)) continue;
      report({ field, message, fix });
    }
  },
};

const validPort: Rule<ProxyDefaults> = {
  name: 'valid-port',
  severity: 'error',
  title: 'the ports of the proxy are from 1 to 65535',
  why: 'the proxy could not listen there',
  check(config, report) {
    for (const field of config.setFields(['proxyAdminPort', 'statusPort'])) {
      if (isPort(field.number)) continue;
      const message = `\`${field.name}\` is ${shown(field.value)}, which is no port`;
      report({ field, message, fix: `remove \`${field.name}\` for the usual port` });
    }
  },
};

/** The rules of the shape of the annotation, which no resource definition checks. */
export const proxyShapeRules: readonly Rule<ProxyDefaults>[] = [noUnknownField, validType];

/** The rules of its ports. */
export const proxyPortRules: readonly Rule<ProxyDefaults>[] = [validPort];
