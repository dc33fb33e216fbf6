import { kindRules, rulesOf } from '../rule';
import type { Rule } from '../rule';

/** What to write instead of a kind that Istio had once, by group and kind. */
const INSTEAD: Readonly<Record<string, string>> = {
  ...ofGroup('authentication.istio.io', {
    MeshPolicy: 'write a PeerAuthentication in the root namespace',
    Policy:
      'write a PeerAuthentication for `peers`, and a RequestAuthentication with an AuthorizationPolicy for `origins`',
  }),
  ...ofGroup('config.istio.io', {
    HTTPAPISpec: 'remove the object',
    HTTPAPISpecBinding: 'remove the object',
    QuotaSpec: 'write an EnvoyFilter with a rate limit',
    QuotaSpecBinding: 'write an EnvoyFilter with a rate limit',
    attributemanifest: 'remove the object',
    handler: 'write a Telemetry, or an AuthorizationPolicy with the action CUSTOM for what it decided',
    instance: 'write a Telemetry, or an AuthorizationPolicy with the action CUSTOM for what it decided',
    rule: 'write a Telemetry, or an AuthorizationPolicy with the action CUSTOM for what it decided',
  }),
  ...ofGroup('rbac.istio.io', {
    ClusterRbacConfig: 'write an AuthorizationPolicy with `spec: {}` in the root namespace',
    RbacConfig: 'write an AuthorizationPolicy with `spec: {}` in the root namespace',
    ServiceRole:
      'write an AuthorizationPolicy with its `rules` as `to`, and with the subjects of its binding as `from`',
    ServiceRoleBinding: 'write its subjects as `from` of an AuthorizationPolicy',
  }),
};

function ofGroup(group: string, kinds: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(kinds).map(([kind, fix]) => [`${group}/${kind}`, fix]));
}

interface AnyObject {
  readonly apiVersion: string;
  readonly kind: string;
}

const noFormerKind: Rule<AnyObject> = {
  name: 'no-former-kind',
  severity: 'error',
  judge: 'nobody',
  title: 'an object is of a kind that Istio still has',
  why: 'no cluster has a definition of the kind, so that every apply of it fails; where an old one is left, nothing reads it',
  check(object, report, { group, kind }) {
    report({
      field: object.at('kind'),
      message: `${kind} of ${group} is no kind of Istio any more`,
      fix: INSTEAD[`${group}/${kind}`]!,
    });
  },
};

/** The rules of kinds that Istio had once. */
export const formerKindRules = kindRules<AnyObject>({
  slug: 'former-kinds',
  kinds: Object.keys(INSTEAD),
  parts: [rulesOf((object) => [object], [noFormerKind])],
});
