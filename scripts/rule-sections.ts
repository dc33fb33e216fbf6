import type { KindRules, Rule } from '../src/rules/rule';
import { whyOf } from '../src/rules/apply-rules';

/** The sections of a kind's page: what every rule says, computed from the code. */
export function ruleSections({ slug, parts }: KindRules): string {
  const rules = [...new Set(parts.flatMap((part) => part.rules))].sort((a, b) => a.name.localeCompare(b.name));
  return rules.map((rule) => section(slug, rule)).join('\n');
}

function section(slug: string, rule: Rule<unknown>): string {
  const { name, severity, title, isInSchema, since, until } = rule;
  const versions = [...(since ? [`since Istio ${since}`] : []), ...(until ? [`until Istio ${until}`] : [])];
  const facts = [severity, ...versions, ...(isInSchema ? ['also in the resource definition'] : [])];
  return [
    `## ${name}`,
    '',
    `\`istio/${slug}/${name}\`: ${facts.join(', ')}.`,
    '',
    sentence(title),
    '',
    sentence(whyOf(rule)),
    '',
  ].join('\n');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What stands on a page before its first rule. */
export function headOf(page: string): string {
  const first = page.search(/^## /m);
  return first < 0 ? page : page.slice(0, first);
}
