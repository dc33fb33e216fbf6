import { isRecord } from '../../objects/object-identity';
import { parseDocument } from '../../objects/yaml/parse-document';
import { shown } from '../../schema/structural/findings';
import { validatePart } from '../../schema/validate-part';
import type { PartFinding, PartOfKind } from '../../schema/validate-part';
import type { Field } from '../field';
import { fieldAt } from '../field';
import { countedFrom1 } from '../place-in-text';
import type { Rule } from '../rule';
import type { Networks } from './mesh-networks';

const UNKNOWN = 'it keeps the networks that it knew, or none';
const NETWORKS: PartOfKind = {
  apiVersion: 'sailoperator.io/v1',
  kind: 'Istio',
  path: ['spec', 'values', 'global', 'meshNetworks'],
};

const validYaml: Rule<string> = {
  name: 'valid-networks-yaml',
  severity: 'error',
  judge: 'istiod',
  title: 'the `meshNetworks` of the ConfigMap is YAML with fields',
  why: UNKNOWN,
  check(text, report) {
    const parsed = parseDocument(text.text);
    if ('problems' in parsed) {
      for (const { message, fix, place } of parsed.problems.slice(0, 1)) {
        const line = `line ${place.line + 1} of \`${text.name}\``;
        report({ field: text, inText: countedFrom1(place), message: `${line}: ${message}`, fix });
      }
    } else if (parsed.value !== undefined && parsed.value !== null && !isRecord(parsed.value)) {
      const message = `\`${text.name}\` is ${shown(parsed.value)}, which has no fields`;
      report({ field: text, message, fix: 'write `networks: {}`' });
    }
  },
};

type Loose = { readonly networks: Networks };

function findingsOf(networks: Field<Networks>): readonly PartFinding[] {
  return networks.isSet ? validatePart(networks.value, NETWORKS, networks.path, 'MeshNetworks') : [];
}

const noUnknownField: Rule<Loose> = {
  name: 'no-unknown-field',
  severity: 'error',
  judge: 'nobody',
  title: 'the networks of the mesh have only fields that Istio knows',
  why: 'istiod drops the field in silence, and what it was meant to do never happens',
  check(loose, report) {
    for (const { key, field } of loose.entries() as readonly {
      readonly key: string;
      readonly field: Field<unknown>;
    }[]) {
      if (key === 'networks') continue;
      report({ field, message: `\`${key}\` is no field of MeshNetworks`, fix: 'put the networks below `networks`' });
    }
    const networks = loose.at('networks');
    for (const { id, path, message, fix } of findingsOf(networks)) {
      if (id === 'schema/unknown-field') report({ field: fieldAt(networks, path), message, fix });
    }
  },
};

const validType: Rule<Loose> = {
  name: 'valid-type',
  severity: 'error',
  judge: 'istiod',
  title: 'a value of the networks of the mesh has the type of its field',
  why: UNKNOWN,
  check(loose, report) {
    const networks = loose.at('networks');
    for (const { id, path, message, fix } of findingsOf(networks)) {
      const field = fieldAt(networks, path);
      // Istio reads numbers in quotes too.
      if (id === 'schema/type' && !(typeof field.value === 'string' && /^-?\d+$/.test(field.value)))
        report({ field, message, fix });
    }
  },
};

/** The rules of the text that a ConfigMap holds. */
export const textRules: readonly Rule<string>[] = [validYaml];

/** The rules of what no resource definition checks. */
export const shapeRules: readonly Rule<Loose>[] = [noUnknownField, validType];
