/** What identifies Istio's message for each rule of metadata; it says nothing else of such an object. */
export const metadataMessages: Readonly<Record<string, RegExp>> = {
  'no-dry-run': /unsupported annotation/,
  'no-dry-run-of-other-actions': /only supports action/,
  'valid-dry-run': /with invalid value \(/,
  'no-internal-annotation': /annotation found, (rejecting|this may not be set)/,
};

/** Annotations for documents of all kinds. */
export const ANNOTATIONS: readonly (readonly [key: string, values: readonly string[]])[] = [
  ['istio.io/dry-run', ['true', 'false', '1', 'T', 'yes', '', 'tRUE', ' true']],
  ['internal.istio.io/webhook-always-reject', ['', 'true']],
  ['internal.istio.io/parents', ['a']],
  ['internal.istio.io/parent-namespace', ['shop']],
  ['internal.istio.io/gateway-semantics', ['gateway', 'gateway', 'service', '']],
];
