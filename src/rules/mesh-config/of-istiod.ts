import type { Rule } from '../rule';

/** Rules that istiod itself applies where it reads the mesh configuration, or the ones who say otherwise. */
export function ofIstiod<Part>(rules: readonly Rule<Part>[]): readonly Rule<Part>[] {
  return rules.map((rule) => ({ judge: 'istiod', ...rule }));
}
