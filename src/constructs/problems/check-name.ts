import type { Construct } from 'constructs';
import type { Source } from '../../objects/source';
import { reportProblem } from './report-problem';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Whether a name is a DNS label: at most 63 lower case letters, digits and inner dashes. */
export function isDnsLabel(name: unknown): boolean {
  return typeof name === 'string' && DNS_LABEL.test(name);
}

/** The name, or when it is no DNS label, which is reported, one to go on with. */
export function checkName(construct: Construct, what: string, name: string, source?: Source): string {
  if (isDnsLabel(name)) return name;
  const suggestion = String(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  reportProblem(construct, {
    id: 'references/valid-name',
    message: `${what} ${JSON.stringify(name)} is no DNS label`,
    why: 'the API server rejects the object: a name is at most 63 lower case letters, digits and inner dashes',
    fix: suggestion ? `name it "${suggestion}"` : 'give it a name of lower case letters, digits and inner dashes',
    source,
  });
  return suggestion || 'unnamed';
}
