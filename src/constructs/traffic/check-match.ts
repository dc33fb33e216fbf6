import type { Construct } from 'constructs';
import { checkProps } from '../problems/check-props';
import { required } from '../problems/prop-rules';
import type { HeaderMatches } from './header-match';
import { headerMatches } from './header-match';

/** The headers of a `match`, or undefined when there are none; what is wrong with them is reported. */
export function checkMatch(
  construct: Construct,
  name: string,
  match: { readonly headers: HeaderMatches } | undefined,
): HeaderMatches | undefined {
  if (match === undefined) return undefined;
  return checkProps(construct, { name: `\`match\` of ${name}` }, match, {
    headers: required(headerMatches, undefined),
  }).headers;
}
