import type { PartFinding } from '../../schema/validate-part';
import { fieldAt } from '../field';
import type { Field } from '../field';
import type { Rule } from '../rule';

/** The rules of deprecated fields of a configuration that no resource definition checks. */
export function deprecatedFieldRules<Config>(
  name: string,
  findingsOf: (config: Field<Config>, kind: string) => readonly PartFinding[],
): readonly Rule<Config>[] {
  return [
    {
      name: 'no-deprecated-field',
      severity: 'warning',
      judge: 'nobody',
      title: `${name} has no fields that Istio replaces by others, or reads no more`,
      saidBy: ['no-old-metrics-address'],
      why: 'what the field was meant to do may end with any release, or has ended already',
      check(config, report, { kind }) {
        for (const { id, path, message, fix } of findingsOf(config, kind)) {
          if (id === 'schema/deprecated') report({ field: fieldAt(config, path), message, fix });
        }
      },
    },
  ];
}
