import { findDomainProblem } from './host-name';
import { isIpAddress } from './ip-address';
import { isPort } from './port';

const ADDRESS = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/;

/** Why a text is no `host:port`, as the end of a sentence; undefined when it is one. */
export function findAddressProblem(text: string): string | undefined {
  const match = ADDRESS.exec(text);
  if (!match) return text === '' ? 'is empty' : 'is no host and port';
  const [, bracketed, plain, port = ''] = match;
  const host = bracketed ?? plain ?? '';
  if (!/^[+-]?\d+$/.test(port) || !isPort(Number(port))) return 'has no port from 1 to 65535';
  return findDomainProblem(host) === undefined || isIpAddress(host) ? undefined : 'has no host name or IP address';
}
