import { findDomainLengthProblem, findWildcardDomainProblem } from './host-name';

const FORM = '`outbound_.<port>_.<subset>_.<host>`';

/**
 * Why a text is no name that a gateway finds in a TLS handshake, as the end of a sentence; undefined when it is one.
 * Besides domain names these are the ones by which proxies of the mesh name services to each other.
 */
export function findSniProblem(text: string): string | undefined {
  const tooLong = findDomainLengthProblem(text);
  if (tooLong !== undefined || !text.startsWith('outbound_')) return tooLong ?? findWildcardDomainProblem(text);
  const parts = text.split('_');
  const isOfForm = parts.length >= 4 && /[0-9]/.test(parts[1]!) && /[a-zA-Z]/.test(parts[3]!);
  return isOfForm ? undefined : `begins with "outbound_", but is not of the form ${FORM}`;
}
