import type { AuthorizationPolicyProps } from '../../imports/istio';
import type { AuthorizationPolicy } from '../../src/rules/authorization-policy/authorization-policy';
import { expectFields } from './fields-exist';
import { applyRules } from '../../src/rules/apply-rules';
import { authorizationPolicyRules } from '../../src/rules/authorization-policy/authorization-policy-rules';
import { mesh } from './mesh-config-examples';
import { policyScopeExamples } from './policy-scope-examples';
import { testRules } from './rule-examples';

const policy = (spec: object): object => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'web', namespace: 'shop' },
  spec,
});
const from = (...sources: (object | undefined)[]): object =>
  policy({ rules: [{ from: sources.map((source) => ({ source })) }] });
const to = (...operations: (object | undefined)[]): object =>
  policy({ rules: [{ to: operations.map((operation) => ({ operation })) }] });
const when = (...conditions: object[]): object => policy({ rules: [{ when: conditions }] });
const custom = (spec: object): object => policy({ action: 'CUSTOM', provider: { name: 'opa' }, ...spec });
const deny = (rule: object): object => policy({ action: 'DENY', rules: [rule] });

const source = (at: string): string => `/spec/rules/0/from/0/source${at}`;
const operation = (at: string): string => `/spec/rules/0/to/0/operation${at}`;
const condition = (at: string): string => `/spec/rules/0/when/0${at}`;
const accounts = (count: number): string[] => Array.from({ length: count }, (_, i) => `account-${i}`);

testRules(authorizationPolicyRules, {
  ...policyScopeExamples(policy),
  'no-undefined-provider': [
    {
      beside: [mesh({ extensionProviders: [{ name: 'opa', envoyExtAuthzGrpc: {} }] })],
      broken: custom({ provider: { name: 'OPA' }, rules: [{}] }),
      finds: {
        '/spec/provider/name':
          'the provider "OPA" is not defined, so that the policy denies all that its rules are about',
      },
      fixed: custom({ provider: { name: 'opa' }, rules: [{}] }),
    },
  ],
  'no-unfit-provider': [
    {
      beside: [
        mesh({
          extensionProviders: [
            { name: 'opa', envoyExtAuthzHttp: {} },
            { name: 'otel', opentelemetry: {} },
          ],
        }),
      ],
      broken: custom({ provider: { name: 'otel' }, rules: [{}] }),
      finds: { '/spec/provider/name': 'the provider "otel" is `opentelemetry`, which decides on no requests' },
      fixed: custom({ provider: { name: 'opa' }, rules: [{}] }),
    },
  ],
  'no-action-without-rules': [
    {
      broken: policy({ action: 'DENY' }),
      finds: { '/spec/rules': 'the action is DENY, but the policy has no rules' },
      fixed: deny({}),
    },
    {
      broken: custom({ rules: [] }),
      finds: { '/spec/rules': 'the action is CUSTOM, but the policy has no rules' },
      fixed: policy({ action: 'ALLOW', rules: [] }),
    },
  ],
  'no-missing-provider': [
    {
      broken: policy({ action: 'CUSTOM', rules: [{}] }),
      finds: { '/spec/provider/name': 'the action is CUSTOM, but no provider decides' },
      fixed: custom({ rules: [{}] }),
    },
  ],
  'no-provider-without-custom': [
    {
      broken: policy({ provider: { name: 'opa' } }),
      finds: { '/spec/provider': '`spec.provider` is set, but the action is ALLOW, which is the default' },
      fixed: custom({ rules: [{}] }),
    },
    {
      broken: policy({ action: 'AUDIT', provider: {} }),
      finds: { '/spec/provider': '`spec.provider` is set, but the action is AUDIT' },
      fixed: policy({ action: 'AUDIT' }),
    },
  ],
  'no-identity-with-custom': [
    {
      broken: custom({
        rules: [{ from: [{ source: { namespaces: ['a'], notRequestPrincipals: ['b'], ipBlocks: ['::1'] } }] }],
      }),
      finds: {
        [source('/namespaces')]: 'the action is CUSTOM, but the source has `namespaces`',
        [source('/notRequestPrincipals')]: 'the action is CUSTOM, but the source has `notRequestPrincipals`',
      },
      fixed: custom({ rules: [{ from: [{ source: { ipBlocks: ['::1'] } }] }] }),
    },
  ],
  'no-identity-condition-with-custom': [
    {
      broken: custom({ rules: [{ when: [{ key: 'request.auth.claims[iss]', values: ['a'] }] }] }),
      finds: { [condition('/key')]: 'the action is CUSTOM, but a condition is on `request.auth.claims[iss]`' },
      fixed: custom({ rules: [{ when: [{ key: 'request.headers[iss]', values: ['a'] }] }] }),
    },
    {
      broken: custom({ rules: [{ when: [{ key: 'source.namespace', values: ['a'] }] }] }),
      finds: { [condition('/key')]: 'the action is CUSTOM, but a condition is on `source.namespace`' },
      fixed: policy({ rules: [{ when: [{ key: 'source.namespace', values: ['a'] }] }] }),
    },
  ],
  'no-deny-of-all-tcp': [
    {
      broken: deny({ to: [{ operation: { methods: ['POST'] } }], from: [{ source: { principals: ['*'] } }] }),
      finds: {
        '/spec/rules/0/to': 'the rule is about HTTP only, and denies all connections to ports that are not HTTP',
      },
      fixed: deny({ to: [{ operation: { methods: ['POST'], ports: ['8080'] } }] }),
    },
    {
      broken: deny({ from: [{ source: { requestPrincipals: ['*'] } }] }),
      finds: {
        '/spec/rules/0/from': 'the rule is about HTTP only, and denies all connections to ports that are not HTTP',
      },
      fixed: deny({ from: [{ source: { requestPrincipals: ['*'] } }], to: [{ operation: { ports: ['8080'] } }] }),
    },
    {
      broken: deny({ to: [{ operation: { ports: [], hosts: ['a'] } }] }),
      finds: {
        '/spec/rules/0/to': 'the rule is about HTTP only, and denies all connections to ports that are not HTTP',
      },
      fixed: policy({ action: 'DENY', rules: [{}, { from: [{ source: { notIpBlocks: ['::1'] } }] }] }),
    },
  ],
  'no-missing-source': [
    {
      broken: from(undefined),
      finds: { [source('')]: '`spec.rules[0].from[0].source` is not set' },
      fixed: policy({ rules: [{ from: [] }] }),
    },
  ],
  'no-empty-source': [
    {
      broken: from({ principals: [] }),
      finds: { [source('')]: '`spec.rules[0].from[0].source` says nothing of who sends a request' },
      fixed: from({ notRemoteIpBlocks: ['::1'] }),
    },
  ],
  'no-service-accounts-with-names': [
    {
      broken: from({ serviceAccounts: ['web'], namespaces: ['shop'] }),
      finds: { [source('/namespaces')]: 'the source has both `serviceAccounts` and `namespaces`' },
      fixed: from({ serviceAccounts: ['shop/web'], requestPrincipals: ['*'] }),
    },
  ],
  'no-empty-source-value': [
    {
      broken: from({ principals: ['a', ''], notTrustDomains: [''] }),
      finds: {
        [source('/principals/1')]: '`spec.rules[0].from[0].source.principals[1]` is empty',
        [source('/notTrustDomains/0')]: '`spec.rules[0].from[0].source.notTrustDomains[0]` is empty',
      },
      fixed: from({ principals: ['a'] }),
    },
  ],
  'valid-source-ip': [
    {
      broken: from({ ipBlocks: ['10.0.0.1', '10.0.0.0/33'], notRemoteIpBlocks: ['localhost'] }),
      finds: {
        [source('/ipBlocks/1')]:
          '`spec.rules[0].from[0].source.ipBlocks[1]` is "10.0.0.0/33", which is no IP address and no range',
        [source('/notRemoteIpBlocks/0')]:
          '`spec.rules[0].from[0].source.notRemoteIpBlocks[0]` is "localhost", which is no IP address and no range',
      },
      fixed: from({ ipBlocks: ['10.0.0.1', '10.0.0.0/32'], notRemoteIpBlocks: ['::1'] }),
    },
  ],
  'valid-service-account': [
    {
      broken: from({ serviceAccounts: ['shop/*'], notServiceAccounts: accounts(17) }),
      finds: {
        [source('/serviceAccounts/0')]: 'the service account "shop/*" has a `*`',
        [source('/notServiceAccounts')]:
          '`spec.rules[0].from[0].source.notServiceAccounts` has 17 service accounts, and 16 can be named',
      },
      fixed: from({ serviceAccounts: ['shop/web', 'web'], notServiceAccounts: accounts(16) }),
    },
  ],
  'valid-trust-domain': [
    {
      broken: from({ trustDomains: ['cluster.local/ns/shop', 'a*b'] }),
      finds: {
        [source('/trustDomains/0')]: 'the trust domain "cluster.local/ns/shop" has a slash',
        [source('/trustDomains/1')]: 'the trust domain "a*b" has a `*` in its middle, or several',
      },
      fixed: from({ trustDomains: ['cluster.local', '*.b'] }),
    },
  ],
  'no-missing-operation': [
    {
      broken: to(undefined),
      finds: { [operation('')]: '`spec.rules[0].to[0].operation` is not set' },
      fixed: policy({ rules: [{ to: [] }] }),
    },
  ],
  'no-empty-operation': [
    {
      broken: to({}),
      finds: { [operation('')]: '`spec.rules[0].to[0].operation` says nothing of the request' },
      fixed: to({ notHosts: ['a'] }),
    },
  ],
  'no-empty-operation-value': [
    {
      broken: to({ methods: [''] }),
      finds: { [operation('/methods/0')]: '`spec.rules[0].to[0].operation.methods[0]` is empty' },
      fixed: to({ methods: ['GET'] }),
    },
  ],
  'valid-operation-port': [
    {
      broken: to({ ports: ['http'], notPorts: ['65536'] }),
      finds: {
        [operation('/ports/0')]: '`spec.rules[0].to[0].operation.ports[0]` is "http", which is no port number',
        [operation('/notPorts/0')]: '`spec.rules[0].to[0].operation.notPorts[0]` is "65536", which is no port number',
      },
      fixed: to({ ports: ['80'], notPorts: ['0'] }),
    },
  ],
  'valid-path-template': [
    {
      broken: to({ paths: ['/orders/{id}'] }),
      finds: {
        [operation('/paths/0')]: 'the path "/orders/{id}" has "{id}", and only `{*}` and `{**}` may have braces',
      },
      fixed: to({ paths: ['/orders/{*}'] }),
    },
  ],
  'no-missing-condition-key': [
    {
      broken: when({ values: ['a'] }),
      finds: { [condition('/key')]: 'the condition has no key' },
      fixed: when({ key: 'request.headers[x-user]', values: ['a'] }),
    },
  ],
  'valid-condition-key': [
    {
      broken: when({ key: 'request.header[a]', values: ['a'] }, { key: 'request.headers', values: ['a'] }),
      finds: {
        [condition('/key')]: 'the condition\'s key is "request.header[a]", which Istio does not know',
        '/spec/rules/0/when/1/key': 'the condition\'s key is "request.headers", which has no name in brackets',
      },
      fixed: when(
        { key: 'request.headers[a]', values: ['a'] },
        { key: 'experimental.envoy.filters.a[b]', values: ['a'] },
      ),
    },
    {
      broken: when({ key: 'destination.labels[app]', values: ['a'] }, { key: 'constructor', values: ['a'] }),
      finds: {
        [condition('/key')]: 'the condition\'s key is "destination.labels[app]", which policies no longer know',
        '/spec/rules/0/when/1/key': 'the condition\'s key is "constructor", which Istio does not know',
      },
      fixed: policy({ selector: { matchLabels: { app: 'a' } }, rules: [{}] }),
    },
  ],
  'no-condition-without-values': [
    {
      broken: when({ key: 'source.principal', values: [] }),
      finds: { [condition('')]: 'the condition on "source.principal" has no values' },
      fixed: when({ key: 'source.principal', notValues: ['a'] }),
    },
  ],
  'no-empty-condition-value': [
    {
      broken: when({ key: 'source.principal', values: [''] }),
      finds: { [condition('/values/0')]: '`spec.rules[0].when[0].values[0]` is empty' },
      fixed: when({ key: 'source.principal', values: ['*'] }),
    },
  ],
  'valid-condition-ip': [
    {
      broken: when({ key: 'destination.ip', notValues: ['web'] }),
      finds: {
        [condition('/notValues/0')]:
          '`spec.rules[0].when[0].notValues[0]` is "web", which is no IP address and no range',
      },
      fixed: when({ key: 'destination.ip', notValues: ['::1'] }, { key: 'connection.sni', values: ['web'] }),
    },
  ],
  'valid-condition-port': [
    {
      broken: when({ key: 'destination.port', values: ['http'] }),
      finds: { [condition('/values/0')]: '`spec.rules[0].when[0].values[0]` is "http", which is no port number' },
      fixed: when({ key: 'destination.port', values: ['80'] }),
    },
  ],
  'valid-condition-service-account': [
    {
      broken: when({ key: 'source.serviceAccount', values: accounts(17), notValues: ['a/b/c'] }),
      finds: {
        [condition('/values')]: '`spec.rules[0].when[0].values` has 17 service accounts, and 16 can be named',
        [condition('/notValues/0')]: 'the service account "a/b/c" has more than one slash',
      },
      fixed: when({ key: 'source.serviceAccount', values: ['shop/web'] }),
    },
  ],
  'no-trust-domain-condition': [
    {
      broken: when({ key: 'source.trustDomain', values: ['cluster.local'] }),
      finds: { [condition('/key')]: 'the condition\'s key is "source.trustDomain", which Istio knows since 1.30.2' },
      fixed: when({ key: 'source.principal', values: ['cluster.local/*'] }),
    },
  ],
  'valid-condition-trust-domain': [
    {
      broken: when({ key: 'source.trustDomain', values: ['a*b'] }),
      finds: { [condition('/values/0')]: 'the trust domain "a*b" has a `*` in its middle, or several' },
      fixed: when({ key: 'source.trustDomain', values: ['a*'] }),
    },
  ],
});

const fixOf = (object: object): string[] => applyRules(object as Record<string, unknown>).map(({ fix }) => fix);

test('fixes name what is meant', () => {
  expect(fixOf(when({ key: 'request.header[a]', values: ['a'] }))).toEqual(['did you mean "request.headers"?']);
  expect(fixOf(when({ key: 'experimental.envoy.filters.a', values: ['a'] }))).toEqual([
    'write a name in brackets, like "experimental.envoy.filters.http.rbac[name]"',
  ]);
  expect(fixOf(when({ key: 'destination.namespace', values: ['a'] }))).toEqual([
    'remove the condition, and put the policy into that namespace',
  ]);
});

test('versions before trust domains were known have no rules of them', () => {
  const object = from({ trustDomains: ['a*b'] }) as Record<string, unknown>;
  expect(applyRules(object, { istio: '1.29' })).toEqual([]);
  expect(applyRules(object, { istio: '1.30' })).toHaveLength(1);
});

test('rules read fields that exist', () => {
  expectFields<AuthorizationPolicy, AuthorizationPolicyProps>();
});
