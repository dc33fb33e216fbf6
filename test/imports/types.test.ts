import { compileProgram } from './compile-program';

const HEAD = [
  "import type { Certificate, IssuerSpec } from '../../imports/cert-manager';",
  "import type { HTTPRouteFilter } from '../../imports/gateway-api';",
  "import * as istio from '../../imports/istio';",
  "import type { DeploymentSpec, Service } from '../../imports/kubernetes';",
  "import { duration } from '../../src/objects/duration';",
  'declare const text: string;',
  'type Chart = ConstructorParameters<typeof istio.VirtualService>[0];',
  'declare const chart: Chart;',
  'export type Used = [Certificate, IssuerSpec, HTTPRouteFilter, DeploymentSpec, Service, typeof duration, typeof text, Chart];',
];

const FITS = [
  "export const f1: istio.HTTPRoute = { timeout: '1.5h', retries: { attempts: 2, perTryTimeout: '1m30s' } };",
  'export const f2: istio.HTTPRoute = { timeout: duration(text) };',
  "export const f3 = new istio.VirtualService(chart, 'web', { spec: { hosts: ['web'], http: [{ match: [{ uri: { prefix: '/' } }] }] } });",
  'export const f4: istio.AuthorizationPolicyProps = { spec: {} };',
  "export const f5: istio.StringMatch = { exact: undefined, regex: '.*' };",
  "export const f6: DeploymentSpec['strategy'] = { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } };",
  "export const f7: istio.ServerTLSSettings = { mode: 'SIMPLE', credentialName: 'web', minProtocolVersion: 'TLSV1_3' };",
  "export const f8: HTTPRouteFilter = { type: 'URLRewrite', urlRewrite: { hostname: 'a' } };",
];

const BROKEN: readonly (readonly [line: string, message: RegExp])[] = [
  ["export const b1: istio.HTTPRoute = { timeout: '10 seconds' };", /"10 seconds"' is not assignable/],
  ["export const b2: istio.HTTPRoute = { timeout: '10' };", /"10"' is not assignable/],
  ['export const b3: istio.HTTPRoute = { timeout: text };', /'string' is not assignable/],
  ["export const b4: istio.HTTPRoute = { timeoutt: '10s' };", /Did you mean to write 'timeout'/],
  ["export const b5: istio.MutualTLS = { mode: 'STRCT' };", /Did you mean '"STRICT"'/],
  ["export const b6: istio.Destination = { subset: 'v1' };", /'host' is missing/],
  ["export const b7: istio.LoadBalancerSettings = { simple: 'RANDOM', consistentHash: {} };", /is not assignable/],
  ["new istio.VirtualService(chart, 'web', { hosts: ['web'] });", /'hosts' does not exist|'spec' is missing/],
  ["new istio.VirtualService(chart, 'web', {});", /'spec' is missing/],
  ["export const b10: istio.AuthorizationPolicySpec = { selector: {}, targetRefs: [] };", /is not assignable/],
  [
    "export const b11: istio.ServerTLSSettings = { credentialName: 'a', credentialNames: ['b'] };",
    /is not assignable/,
  ],
  ["export const b12: istio.JWTRule = { issuer: 'a', jwks: '{}', jwksUri: 'https://a' };", /is not assignable/],
  ["export const b13: istio.TrafficExtensionSpec = { lua: { inlineCode: '' }, wasm: { url: 'a' } };", /is not assignable/],
  ["export const b14: istio.TrafficExtensionSpec = {};", /'lua' is missing|'wasm' is missing|is not assignable/],
  ["export const b15: IssuerSpec = { selfSigned: {}, acmee: {} };", /'acmee' does not exist/],
  ["export const b16: HTTPRouteFilter = { type: 'CORS', urlRewrite: {} };", /is not assignable/],
  ["export const b17: HTTPRouteFilter = { type: 'CORS' };", /'cors' is missing/],
];

test('correct programs compile, and what is wrong in the others is told', () => {
  const lines = [...HEAD, ...FITS, ...BROKEN.map(([line]) => line)];
  const messages = compileProgram(lines.join('\n'));
  const told = lines.map((_, index) => messages.get(index + 1)?.join(' '));
  expect(told.slice(0, HEAD.length + FITS.length)).toEqual(Array(HEAD.length + FITS.length).fill(undefined));
  const broken = told.slice(HEAD.length + FITS.length);
  BROKEN.forEach(([line, message], index) => expect([line, broken[index]]).toEqual([line, expect.stringMatching(message)]));
});
