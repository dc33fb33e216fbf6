import { map, object, value } from '../shape';

/** A selector by labels. */
export const workloadSelector = object(
  { matchLabels: map(value(['app', 'version', 'a.b/c'], ['', 'a*', '*']), value(['web', 'v1', ''], ['*', 'a*b'])) },
  {},
);

export const workloadSelectorMessages: Readonly<Record<string, RegExp>> = {
  'no-empty-selector-key': /empty key is not supported in selector/,
  'no-selector-wildcard': /wildcard is not supported in selector/,
  'no-empty-selector': /workload selector specified without labels/,
};
