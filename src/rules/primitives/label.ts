const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const PREFIX = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)*$/;
const LONGEST_PREFIX = 253;
const LONGEST_NAME = 63;

/** Is this the key of a label as Istio reads it: a name, or a domain, a slash and a name? */
export function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/');
  const prefix = text.slice(0, Math.max(slash, 0));
  const name = text.slice(slash + 1);
  if (slash >= 0 && (prefix.length > LONGEST_PREFIX || !PREFIX.test(prefix))) return false;
  return name.length <= LONGEST_NAME && NAME.test(name);
}

/** Is this the value of a label as Istio reads it? It may be empty, and of any length. */
export function isLabelValue(text: string): boolean {
  return text === '' || NAME.test(text);
}
