import { isDnsLabel } from '../problems/check-name';

/** Whether a host is a fully qualified name, perhaps with `*` as its first label. */
export function isHostName(host: string): boolean {
  const labels = (host.startsWith('*.') ? host.slice(2) : host).split('.');
  const isAddress = /^\d+$/.test(labels[labels.length - 1]!);
  return host.length <= 253 && labels.length > 1 && !isAddress && labels.every(isDnsLabel);
}

/** Whether a name of a certificate is valid for a host: a wildcard stands for exactly one label. */
export function coversHost(name: string, host: string): boolean {
  if (name.toLowerCase() === host.toLowerCase()) return true;
  return name.startsWith('*.') && !host.startsWith('*.') && parentOf(host) === name.slice(2).toLowerCase();
}

/** Whether a host of a gateway serves a host of a route: a wildcard stands for any number of labels. */
export function servesHost(gatewayHost: string, host: string): boolean {
  if (gatewayHost === host) return true;
  return gatewayHost.startsWith('*.') && host.replace(/^\*/, '').endsWith(gatewayHost.slice(1));
}

/** What to write instead of something that is no host name, when that can be guessed. */
export function suggestHost(host: string): string | undefined {
  const guess = host
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/:?#].*$/, '')
    .replace(/\.$/, '')
    .replace(/_/g, '-')
    .toLowerCase();
  return guess !== host && isHostName(guess) ? guess : undefined;
}

function parentOf(host: string): string {
  return host.slice(host.indexOf('.') + 1).toLowerCase();
}
