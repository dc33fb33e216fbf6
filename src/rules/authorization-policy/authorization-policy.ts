import type { PolicyScope } from '../parts/policy-scope/policy-scope';

/** What rules read of an AuthorizationPolicy. */
export interface AuthorizationPolicy {
  readonly spec: AuthorizationPolicySpec;
}

export interface AuthorizationPolicySpec extends PolicyScope {
  readonly action: string;
  readonly provider: { readonly name: string };
  readonly rules: readonly PolicyRule[];
}

/** Which requests the policy is about: from one of these, to one of these, when all of these hold. */
export interface PolicyRule {
  readonly from: readonly From[];
  readonly to: readonly To[];
  readonly when: readonly Condition[];
}

export interface From {
  readonly source: Source;
}

export interface To {
  readonly operation: Operation;
}

export interface Condition {
  readonly key: string;
  readonly values: readonly string[];
  readonly notValues: readonly string[];
}

export interface Source {
  readonly principals: readonly string[];
  readonly notPrincipals: readonly string[];
  readonly requestPrincipals: readonly string[];
  readonly notRequestPrincipals: readonly string[];
  readonly namespaces: readonly string[];
  readonly notNamespaces: readonly string[];
  readonly serviceAccounts: readonly string[];
  readonly notServiceAccounts: readonly string[];
  readonly trustDomains: readonly string[];
  readonly notTrustDomains: readonly string[];
  readonly ipBlocks: readonly string[];
  readonly notIpBlocks: readonly string[];
  readonly remoteIpBlocks: readonly string[];
  readonly notRemoteIpBlocks: readonly string[];
}

export interface Operation {
  readonly ports: readonly string[];
  readonly notPorts: readonly string[];
  readonly methods: readonly string[];
  readonly notMethods: readonly string[];
  readonly paths: readonly string[];
  readonly notPaths: readonly string[];
  readonly hosts: readonly string[];
  readonly notHosts: readonly string[];
}
