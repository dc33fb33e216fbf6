import { validatePart } from '../../schema/validate-part';
import type { PartFinding, PartOfKind } from '../../schema/validate-part';
import { fieldAt } from '../field';
import type { Field } from '../field';
import type { Rule } from '../rule';
import { allDurations } from './durations';
import type { MeshConfig } from './mesh-config';

const MESH_CONFIG: PartOfKind = {
  apiVersion: 'sailoperator.io/v1',
  kind: 'Istio',
  path: ['spec', 'values', 'meshConfig'],
};

/** Fields that Istio has and the schema of Sail's Istio does not have yet. */
const NEWER: ReadonlySet<string> = new Set([
  'defaultConfig/connectionSettings',
  'defaultTrafficPolicy',
  'serviceEntryVisibility',
  'zoneAwareLbSetting',
]);

const found = new WeakMap<Field<MeshConfig>, readonly PartFinding[]>();

/** What the schema of a mesh configuration says of it, found once for all rules. */
export function findingsOf(config: Field<MeshConfig>, kind: string): readonly PartFinding[] {
  let known = found.get(config);
  if (known) return known;
  const owner = kind === 'ConfigMap' ? 'MeshConfig' : kind;
  found.set(config, (known = validatePart(config.value, MESH_CONFIG, config.path, owner)));
  return known;
}

const noUnknownField: Rule<MeshConfig> = {
  name: 'no-unknown-field',
  severity: 'error',
  judge: 'nobody',
  title: 'the mesh configuration has only fields that Istio knows',
  why: 'istiod drops the field in silence, and what it was meant to do never happens',
  check(config, report, { kind }) {
    for (const { id, path, message, fix } of findingsOf(config, kind)) {
      if (id !== 'schema/unknown-field' || NEWER.has(path.join('/'))) continue;
      report({ field: fieldAt(config, path), message, fix });
    }
  },
};

const validShape: Rule<MeshConfig> = {
  name: 'valid-type',
  severity: 'error',
  title:
    'a value of the mesh configuration has the type of its field, and one of its values where they are a closed set',
  why: 'it cannot read any of it',
  check(config, report, { kind }) {
    for (const { id, path, message, fix } of findingsOf(config, kind)) {
      if (id !== 'schema/type' && id !== 'schema/enum') continue;
      const field = fieldAt(config, path);
      // Istio reads numbers in quotes too.
      if (id === 'schema/type' && typeof field.value === 'string' && /^-?\d+$/.test(field.value)) continue;
      report({
        field,
        message,
        fix: isDuration(field, config) ? `write "${String(field.value)}s", with the unit` : fix,
      });
    }
  },
};

/** Is a number where a duration has to be? */
function isDuration({ value, pointer }: Field<unknown>, config: Field<MeshConfig>): boolean {
  return typeof value === 'number' && allDurations(config).some((duration) => duration.pointer === pointer);
}

/** The rules of the shape of a mesh configuration that no resource definition checks. */
export const shapeRules: readonly Rule<MeshConfig>[] = [noUnknownField, validShape];
