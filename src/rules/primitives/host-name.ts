import { shown } from '../../schema/structural/findings';
import { isDnsLabel, isWildcardDnsLabel } from './dns-label';

const LONGEST = 255;
const LARGEST_INTEGER = 9223372036854775807n;

/** Why a text is no fully qualified domain name, as the end of a sentence; undefined when it is one. */
export function findDomainProblem(text: string): string | undefined {
  return findDomainLengthProblem(text) ?? findLabelsProblem(text.split('.'));
}

/** Why a text is no domain name whose first label may begin with a `*`; undefined when it is one. */
export function findWildcardDomainProblem(text: string): string | undefined {
  const problem = findDomainLengthProblem(text);
  if (problem !== undefined) return problem;
  const [first, ...rest] = text.split('.');
  if (!isWildcardDnsLabel(first!)) return labelProblem(first!);
  return rest.length > 0 ? findLabelsProblem(rest) : undefined;
}

/** Is a `*` elsewhere than alone, or alone in the first label? */
export function hasPartialWildcard(host: string): boolean {
  return host.includes('*') && host !== '*' && !host.startsWith('*.');
}

/** Why a text is too short or too long for a domain name; undefined when it is not. */
export function findDomainLengthProblem(text: string): string | undefined {
  if (text === '') return 'is empty';
  return Buffer.byteLength(text) > LONGEST ? `is longer than ${LONGEST} characters` : undefined;
}

function findLabelsProblem(labels: readonly string[]): string | undefined {
  const last = labels[labels.length - 1]!;
  if (isInteger(last)) return `ends in ${shown(last)}, and the last label of a domain cannot be a number`;
  const wrong = labels.find((label, at) => !(label === '' && at === labels.length - 1) && !isDnsLabel(label));
  return wrong === undefined ? undefined : labelProblem(wrong);
}

/** A number that does not fit 64 bits is a name to Istio. */
function isInteger(text: string): boolean {
  return /^\d{1,300}$/.test(text) && BigInt(text) <= LARGEST_INTEGER;
}

function labelProblem(label: string): string {
  return label === '' ? 'has an empty label' : `has the label ${shown(label)}, which is no DNS label`;
}
