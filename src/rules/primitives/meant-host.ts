import { findDomainProblem } from './host-name';
import { isIpAddress } from './ip-address';

/** The host in a text that says more than a host: in a URL, or before a port or a path. */
export function findMeantHost(text: string): string | undefined {
  const host = /^(?:[a-z][a-z\d+.-]*:\/\/)?\/?([^:/]+)(?::\d+)?(?:\/.*)?$/i.exec(text)?.[1];
  if (host === undefined || host === text) return undefined;
  return isIpAddress(host) || findDomainProblem(host) === undefined ? host : undefined;
}

/** What to type: the host that a text means, or else what the rule says. */
export function fixOfHost(text: string, otherwise: string): string {
  const host = findMeantHost(text);
  return host === undefined ? otherwise : `write "${host}"`;
}
