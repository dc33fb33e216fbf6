/** What a `bind` or an address that is a Unix socket begins with. */
export const UNIX_PREFIX = 'unix://';

/** Is this, without the prefix, an absolute path to a file or an abstract socket? */
export function isUnixAddress(text: string): boolean {
  return text.startsWith('@') || (text.startsWith('/') && !text.endsWith('/'));
}
