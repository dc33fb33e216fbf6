import { fieldAt } from '../field';
import type { MeshConfig } from '../mesh-config/mesh-config';
import { findingsOf } from '../mesh-config/shape';
import type { Rule } from '../rule';

const noDeprecatedField: Rule<MeshConfig> = {
  name: 'no-deprecated-field',
  severity: 'warning',
  judge: 'nobody',
  title: 'the mesh configuration has no fields that Istio replaces by others, or reads no more',
  saidBy: ['no-old-metrics-address'],
  why: 'what the field was meant to do may end with any release, or has ended already',
  check(config, report, { kind }) {
    for (const { id, path, message, fix } of findingsOf(config, kind)) {
      if (id === 'schema/deprecated') report({ field: fieldAt(config, path), message, fix });
    }
  },
};

/** The rules of fields of a mesh configuration that no resource definition checks. */
export const deprecatedFieldRules: readonly Rule<MeshConfig>[] = [noDeprecatedField];
