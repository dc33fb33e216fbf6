import type { RuleConformance } from './rule-conformance';
import { metadataMessages } from './kinds/metadata';

/** What Istio says of one document, as ids of rules. */
export interface IstioFindings {
  readonly rules: ReadonlySet<string>;
  /** Messages that no rule is known for. */
  readonly unknown: readonly string[];
}

/** The single messages of an answer of the webhook. */
export function splitMessages(answer: string | undefined): string[] {
  if (!answer) return [];
  const list = /^\d+ errors? occurred:\n/.exec(answer);
  if (!list) return [answer];
  return answer
    .slice(list[0].length)
    .split(/^\t\* /m)
    .map((message) => message.trim())
    .filter((message) => message !== '');
}

/** The rules that the webhook's answers are about. */
export function readFindings(
  { slug, messages }: RuleConformance,
  errors: string | undefined,
  warnings: string | undefined,
): IstioFindings {
  const known = [
    ...Object.entries(metadataMessages).map(([name, pattern]) => [`istio/metadata/${name}`, pattern] as const),
    ...Object.entries(messages).map(([name, pattern]) => [`istio/${slug}/${name}`, pattern] as const),
  ];
  const rules = new Set<string>();
  const unknown: string[] = [];
  for (const message of [...splitMessages(errors), ...splitMessages(warnings)]) {
    const matches = known.filter(([, pattern]) => pattern.test(message));
    for (const [id] of matches) rules.add(id);
    if (matches.length !== 1) unknown.push(message);
  }
  return { rules, unknown };
}
