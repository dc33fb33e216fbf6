import type { Construct } from 'constructs';
import type { Source } from '../../objects/source';
import { describeValue } from './describe-value';
import { reportProblem } from './report-problem';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Ids that the children of a mesh or a namespace cannot have: of their own objects, and what every object inherits. */
const TAKEN = new Set([
  'PeerAuthentication',
  'DefaultDeny',
  'Namespace',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** The id of a construct that is named after something the user names. */
export function idOf(name: unknown): string {
  if (typeof name !== 'string' || name === '') return 'unnamed';
  return TAKEN.has(name) ? `named ${name}` : name;
}

/** Whether a name is a DNS label: at most 63 lower case letters, digits and inner dashes. */
export function isDnsLabel(name: unknown): boolean {
  return typeof name === 'string' && DNS_LABEL.test(name);
}

/** The name, or when it is no DNS label, which is reported, one to go on with. */
export function checkName(construct: Construct, what: string, name: string, source?: Source): string {
  if (isDnsLabel(name)) return name;
  const suggestion = (typeof name === 'string' ? name : '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  reportProblem(construct, {
    id: 'references/valid-name',
    message: `${what} ${describeValue(name)} is no DNS label`,
    why: 'the API server rejects the object: a name is at most 63 lower case letters, digits and inner dashes',
    fix: suggestion ? `name it "${suggestion}"` : 'give it a name of lower case letters, digits and inner dashes',
    source,
  });
  return suggestion || 'unnamed';
}

/** The name of a Service, which begins with a letter because it is a name in DNS. */
export function checkServiceName(construct: Construct, given: string): string {
  const name = checkName(construct, 'the service', given);
  if (/^[a-z]/.test(name)) return name;
  reportProblem(construct, {
    id: 'references/valid-name',
    message: `the service ${describeValue(name)} does not begin with a letter`,
    why: 'the API server rejects the Service: its name begins with a letter',
    fix: `name it as "service-${name.slice(0, 55)}"`,
  });
  return name;
}

/** Reports labels that no object can have. */
export function checkLabels(construct: Construct, what: string, labels: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(labels)) {
    const [name, prefix, ...rest] = key.split('/').reverse();
    const isKey =
      isLabelText(name!) && name !== '' && rest.length === 0 && (prefix?.split('.').every(isDnsLabel) ?? true);
    if (isKey && isLabelText(value)) continue;
    reportProblem(construct, {
      id: 'references/valid-name',
      message: `the ${isKey ? `value ${JSON.stringify(value)} of label ${key}` : `label ${JSON.stringify(key)}`} of ${what} is no text for a label`,
      why: 'no pod can carry the label: nothing would be found by it',
      fix: 'write at most 63 letters, digits, dashes, underscores and dots, with a letter or digit at both ends',
    });
  }
}

function isLabelText(text: string): boolean {
  return text.length <= 63 && /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(text);
}
