import { shown } from '../../schema/structural/findings';
import { UNIX_PREFIX } from '../primitives/unix-address';
import type { Rule } from '../rule';
import type { Ingress } from './sidecar';

const HOSTS: readonly string[] = ['', '127.0.0.1', '0.0.0.0', '::1', '::'];
const ADDRESS = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/;
const LARGEST_INTEGER = 9223372036854775807n;

/** The port of a default endpoint that is an address with a number as port. */
export function findEndpointPort(text: string): number | undefined {
  const port = ADDRESS.exec(text)?.[3];
  return port !== undefined && isInteger(port) ? Number(port) : undefined;
}

/** Is it a number that Istio can read? One of more than 64 bits is none. */
function isInteger(text: string): boolean {
  if (!/^[+-]?\d{1,300}$/.test(text)) return false;
  const number = BigInt(text.replace('+', ''));
  return number <= LARGEST_INTEGER && number >= -LARGEST_INTEGER - 1n;
}

const validDefaultEndpoint: Rule<Ingress> = {
  name: 'valid-default-endpoint',
  severity: 'error',
  title: "a `defaultEndpoint` is a port of the workload's own address, or a Unix socket",
  why: 'the proxy hands requests on to the workload beside it, and to nobody else',
  check(ingress, report) {
    const field = ingress.at('defaultEndpoint');
    if (field.text === '' || field.text.startsWith(UNIX_PREFIX)) return;
    const match = ADDRESS.exec(field.text);
    const isOwn = HOSTS.includes(match?.[1] ?? match?.[2] ?? '');
    if (match && isOwn && findEndpointPort(field.text) !== undefined) return;
    report({
      field,
      message: `\`defaultEndpoint\` is ${shown(field.text)}, which is ${
        match && !isOwn ? 'not an address of the workload itself' : 'no address with a port'
      }`,
      fix: 'write "127.0.0.1:8080" with the port that the workload listens on, or "0.0.0.0:8080" for the address of its pod',
    });
  },
};

/** The rules of where requests to the workload go. */
export const defaultEndpointRules: readonly Rule<Ingress>[] = [validDefaultEndpoint];
