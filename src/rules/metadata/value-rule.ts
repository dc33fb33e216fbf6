import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { Metadata } from './any-object';
import { isLeftOut, resourcesAt } from './places';

/** A rule of what labels or annotations say, where Istio reads them. */
export interface ValueRule extends Omit<Rule<Metadata>, 'check'> {
  readonly labels?: readonly string[];
  readonly annotations?: readonly string[];
  /** The resources of which it reads them so. */
  readonly on: readonly string[];
  /** Why Istio cannot read the text, as it goes on after "which"; undefined when it can. */
  readonly findProblem: (text: string) => string | undefined;
  readonly fix: string;
  /** The text that was meant, where one can tell. */
  readonly propose?: (text: string) => string | undefined;
}

/** Of a value that the injector refuses. */
export const REFUSED = {
  severity: 'error',
  judge: 'injector',
  upstream: ['IST0125'],
  why: 'no pod is made, and the rollout stands still',
  on: ['Pod'],
} as const;

/** Longer texts are for nobody to type. */
const LONGEST_PROPOSAL = 120;

/** The rule that such values can be read. */
export function valueRule({
  labels = [],
  annotations = [],
  on,
  findProblem,
  fix,
  propose,
  ...rule
}: ValueRule): Rule<Metadata> {
  const fixOf = (text: string): string => {
    const proposal = text.length > LONGEST_PROPOSAL ? undefined : propose?.(text);
    const isRight = proposal !== undefined && proposal !== '' && findProblem(proposal) === undefined;
    if (!isRight) return fix;
    return `write ${proposal.includes('"') ? proposal : JSON.stringify(proposal)}`;
  };
  const isOfInjector = rule.judge === 'injector' && rule.severity === 'error';
  return {
    ...rule,
    check(metadata, report, object) {
      const set: [string, Field<string>][] = [
        ...metadata
          .at('labels')
          .setFields(labels)
          .map((field): [string, Field<string>] => ['label', field]),
        ...metadata
          .at('annotations')
          .setFields(annotations)
          .map((field): [string, Field<string>] => ['annotation', field]),
      ];
      if (set.length === 0 || !on.includes(resourcesAt(metadata, object)[0]!)) return;
      if (isOfInjector && isLeftOut(metadata)) return;
      for (const [what, field] of set) {
        const { text } = field;
        const problem = findProblem(text);
        if (problem === undefined) continue;
        const key = field.path[field.path.length - 1];
        const message = `the ${what} \`${key}\` is ${shown(field.value)}, which ${problem}`;
        report({ field, message, fix: fixOf(text) });
      }
    },
  };
}

/** Why a text is none of a few words. */
export function noneOf(words: readonly string[]): (text: string) => string | undefined {
  const problem = words.length === 2 ? `is neither ${words[0]} nor ${words[1]}` : `is none of ${words.join(', ')}`;
  return (text) => (words.includes(text) ? undefined : problem);
}
