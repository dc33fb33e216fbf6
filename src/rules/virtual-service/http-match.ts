import { shown } from '../../schema/structural/findings';
import { isDnsLabel } from '../primitives/dns-label';
import { isClaim } from '../primitives/header-name';
import type { Rule } from '../rule';
import type { HttpMatch, VirtualServiceSpec } from './virtual-service';
import { isForGatewaysOnly } from './virtual-service';

const validSourceNamespace: Rule<HttpMatch> = {
  name: 'valid-source-namespace',
  severity: 'error',
  title: '`sourceNamespace` of an HTTP match is a DNS label',
  why: 'no namespace could have this name, so that the match would never hold',
  check(match, report) {
    const field = match.at('sourceNamespace');
    if (field.text === '' || isDnsLabel(field.text)) return;
    const message = `\`sourceNamespace\` is ${shown(field.text)}, which is no namespace`;
    report({ field, message, fix: 'write the name of one namespace' });
  },
};

const noClaimInMesh: Rule<VirtualServiceSpec> = {
  name: 'no-claim-match-in-mesh',
  severity: 'error',
  title: 'claims of tokens are matched only for gateways',
  why: 'proxies of the mesh do not route by claims, so that the route would be used for all requests or for none',
  check(spec, report) {
    const claims = spec
      .at('http')
      .items()
      .flatMap((route) => route.at('match').items())
      .flatMap((match) => [...match.at('headers').entries(), ...match.at('withoutHeaders').entries()])
      .filter(({ key }) => isClaim(key));
    if (claims.length === 0 || (!spec.at('gateways').isEmpty && isForGatewaysOnly(spec))) return;
    for (const { key, field } of claims) {
      report({
        field,
        message: `the match is about the claim ${shown(key)}, and the VirtualService is for the proxies of the mesh`,
        fix: 'name gateways in `spec.gateways`, without "mesh"',
      });
    }
  },
};

/** The rules of one HTTP match. */
export const httpMatchRules: readonly Rule<HttpMatch>[] = [validSourceNamespace];

/** The rules of HTTP matches and gateways together. */
export const claimRules: readonly Rule<VirtualServiceSpec>[] = [noClaimInMesh];
