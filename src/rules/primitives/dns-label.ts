const LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/;
const WILDCARD_LABEL = /^(?:\*|(?:\*-?)?[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)$/;
const LONGEST = 63;

/** Is this a DNS label as Istio reads it? Capital letters are allowed, unlike in Kubernetes. */
export function isDnsLabel(text: string): boolean {
  return text.length <= LONGEST && LABEL.test(text);
}

/** Is this a DNS label, or one whose beginning is a `*`? */
export function isWildcardDnsLabel(text: string): boolean {
  return text.length <= LONGEST && WILDCARD_LABEL.test(text);
}
