import type { Field } from '../field';
import { meshesOfRun } from '../mesh-providers/meshes-of-run';
import type { NamedProvider } from '../mesh-providers/named-provider';
import { definedIn, findUndefined, findUnfit, typedIn } from '../mesh-providers/named-provider';
import type { Rule } from '../rule';
import type { AuthorizationPolicySpec } from './authorization-policy';

const DENIED = 'istiod denies what it cannot ask about, so that every request that the rules are about gets a 403';

function findAuthorizer(spec: Field<AuthorizationPolicySpec>): NamedProvider | undefined {
  if (spec.at('action').text !== 'CUSTOM') return undefined;
  return { field: spec.at('provider').at('name'), use: 'authorization' };
}

const noUndefinedProvider: Rule<AuthorizationPolicySpec> = {
  name: 'no-undefined-provider',
  severity: 'error',
  judge: 'nobody',
  title: 'the provider of a policy of the action CUSTOM is one of the `extensionProviders` of the mesh configuration',
  why: DENIED,
  check(spec, report, { run }) {
    const named = findAuthorizer(spec);
    if (!named) return;
    const meshes = run.once(meshesOfRun);
    const found = findUndefined(named, meshes, 'the policy denies all that its rules are about');
    if (found) report({ ...found, evidence: definedIn(meshes) });
  },
};

const noUnfitProvider: Rule<AuthorizationPolicySpec> = {
  name: 'no-unfit-provider',
  severity: 'error',
  judge: 'nobody',
  title: 'the provider of a policy of the action CUSTOM is `envoyExtAuthzGrpc` or `envoyExtAuthzHttp`',
  why: DENIED,
  check(spec, report, { run }) {
    const named = findAuthorizer(spec);
    if (!named) return;
    const meshes = run.once(meshesOfRun);
    const found = findUnfit(named, meshes);
    if (found) report({ ...found, evidence: typedIn(meshes, named) });
  },
};

/** The rules of the provider that the mesh has. */
export const meshProviderRules: readonly Rule<AuthorizationPolicySpec>[] = [noUndefinedProvider, noUnfitProvider];
