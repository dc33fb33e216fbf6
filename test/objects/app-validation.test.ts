import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppProps } from 'cdk8s';
import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { VirtualService } from '../../imports/istio';
import {
  addAppCheck,
  diagnoseApp,
  forgetJson,
  jsonOnce,
  targetIstio,
  validateApp,
} from '../../src/objects/app-validation';
import * as errorOutput from '../../src/objects/synth-error';
import { SynthError } from '../../src/objects/synth-error';
import { makeDiagnostic } from '../diagnostics/make-diagnostic';

const newApp = (props: AppProps = {}): App =>
  new App({ outdir: mkdtempSync(join(tmpdir(), 'cdk8s-istio-')), ...props });
const http = [{ route: [{ destination: { host: 'web' } }] }];
const broken = { spec: { hosts: 5, http } } as never;

/** What a synth throws. */
const failureOf = (synth: () => unknown): Error => {
  try {
    synth();
  } catch (error) {
    return error as Error;
  }
  throw new Error('the synth did not fail');
};

test('one report with all that is wrong in all charts, and nothing is written', () => {
  const app = newApp();
  new VirtualService(new Chart(app, 'b'), 'web', broken);
  const a = new Chart(app, 'a');
  new VirtualService(a, 'api', broken);
  new ApiObject(a, 'foreign', {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    spec: { mtls: { mode: 'ON' } },
  });
  a.node.addValidation({ validate: () => ['a problem of the user'] });
  const failure = failureOf(() => app.synth());
  expect(failure).toBeInstanceOf(SynthError);
  expect((failure as SynthError).diagnostics.map(({ id, construct }) => [id, construct])).toEqual([
    ['schema/type', 'b/web'],
    ['schema/type', 'a/api'],
    ['schema/enum', 'a/foreign'],
  ]);
  expect(failure.message).toMatch(
    /^Validation failed with the following errors:\n {2}\[a\] a problem of the user\n\nerror schema/,
  );
  expect(failure.message).toMatch(/\n\n3 errors in 3 objects$/);
  expect(failure.stack).toBe(failure.message);
  expect(readdirSync(app.outdir)).toEqual([]);
});

test('an app without mistakes is written, by each kind of synth', () => {
  const app = newApp();
  const chart = new Chart(app, 'shop');
  new VirtualService(chart, 'web', { spec: { hosts: ['web'], http } });
  app.synth();
  expect(readdirSync(app.outdir)).toEqual(['shop.k8s.yaml']);
  expect(app.synthYaml()).toContain('kind: VirtualService');
  expect(Testing.synth(chart)).toHaveLength(1);
});

test('synthYaml, Testing.synth and chart.toJson report, too', () => {
  const app = newApp();
  const chart = new Chart(app, 'shop');
  new VirtualService(chart, 'web', broken);
  expect(failureOf(() => app.synthYaml())).toBeInstanceOf(SynthError);
  for (const synth of [() => Testing.synth(chart), () => chart.toJson()]) {
    const { message } = failureOf(synth);
    expect(message).toContain('1 error in 1 object\n\nerror schema/type: ');
    expect(message).toContain('construct  shop/web');
  }
});

test('within a synth each object is made and each check is asked once, however many charts there are', () => {
  const app = newApp();
  let [made, asked] = [0, 0];
  const charts = ['a', 'b', 'c', 'd'].map((id) => new Chart(app, id));
  class Counted extends VirtualService {
    override toJson(): ReturnType<VirtualService['toJson']> {
      return jsonOnce(this, () => (made++, super.toJson()));
    }
  }
  charts.forEach((chart, i) => new Counted(chart, `web-${i}`, { spec: { hosts: ['web'], http } }));
  addAppCheck(charts[0]!, () => (asked++, []));
  app.synth();
  expect([made, asked]).toEqual([4, 1]);
  app.synthYaml();
  expect([made, asked]).toEqual([8, 2]);
  charts[0]!.toJson();
  charts[0]!.toJson();
  expect([made, asked]).toEqual([18, 4]);
});

test('what changes between two synths is seen', () => {
  const app = newApp();
  const web = new VirtualService(new Chart(app, 'shop'), 'web', { spec: { hosts: ['web'], http } });
  app.synth();
  web.addJsonPatch(JsonPatch.replace('/spec/hosts', 7));
  expect(failureOf(() => app.synth()).message).toContain('schema/type');
});

test('a patch that is added while the app is validated is written and validated', () => {
  const app = newApp();
  const chart = new Chart(app, 'shop');
  const web = new VirtualService(chart, 'web', { spec: { hosts: ['web'], http } });
  let isPatched = false;
  const patchOnce = (): string[] => {
    if (!isPatched) web.addJsonPatch(JsonPatch.add('/spec/htp', []));
    isPatched = true;
    return [];
  };
  chart.node.addValidation({ validate: patchOnce });
  expect(failureOf(() => app.synth()).message).toContain('schema/unknown-field');
  expect(readdirSync(app.outdir)).toEqual([]);
});

test('checks add to the same report, sorted with the rest', () => {
  const app = newApp();
  const chart = new Chart(app, 'shop');
  addAppCheck(chart, () => [makeDiagnostic({ id: 'routing/no-two-gateways', construct: 'shop/a' })]);
  addAppCheck(chart, () => [makeDiagnostic({ id: 'certificates/no-other-host', file: 'a.ts', line: 1 })]);
  expect(diagnoseApp(chart).map(({ id }) => id)).toEqual(['certificates/no-other-host', 'routing/no-two-gateways']);
  expect(failureOf(() => app.synth()).message).toContain('2 errors in 0 objects');
});

describe('warnings', () => {
  const written: string[] = [];
  const spy = jest.spyOn(errorOutput, 'writeToStandardError');
  beforeEach(() => {
    written.length = 0;
    spy.mockImplementation((text) => void written.push(text));
  });
  afterAll(() => spy.mockRestore());

  test('are printed once and fail nothing, infos are only data', () => {
    const app = newApp();
    ['a', 'b'].forEach((id) => new Chart(app, id));
    addAppCheck(app, () => [
      makeDiagnostic({ severity: 'warning', message: 'soon broken' }),
      makeDiagnostic({ severity: 'info' }),
    ]);
    app.synth();
    expect(written).toEqual([expect.stringMatching(/^warning schema\/type: soon broken\n/)]);
    expect(written[0]).not.toContain('info');
    expect(diagnoseApp(app)).toHaveLength(2);
  });
});

test('an error that is not ours passes as it is, and the next synth is as good as the first', () => {
  const app = newApp();
  const chart = new Chart(app, 'shop');
  new VirtualService(chart, 'web', { spec: { hosts: ['web'], http } });
  const error = new Error('the user stops');
  const problems = [error];
  chart.node.addValidation({
    validate: () => {
      const next = problems.pop();
      if (next) throw next;
      return [];
    },
  });
  expect(failureOf(() => app.synth())).toBe(error);
  app.synth();
  expect(readdirSync(app.outdir)).toEqual(['shop.k8s.yaml']);
});

test('the app is validated once also when several things ask for it', () => {
  const app = newApp();
  const chart = new Chart(app, 'shop');
  validateApp(chart);
  validateApp(app);
  const synth = app.synth;
  new VirtualService(chart, 'web', broken);
  expect(app.synth).toBe(synth);
  expect(app.node.validate()).toHaveLength(1);
});

test('the Istio version of the mesh counts, of several the oldest', () => {
  const app = newApp();
  const chart = new Chart(app, 'shop');
  new ApiObject(chart, 'newer', { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension', spec: {} });
  const ids = (): string[] => diagnoseApp(chart).map(({ id }) => id);
  expect(ids()).not.toContain('schema/istio-version');
  targetIstio(chart, '1.30');
  targetIstio(chart, '1.28');
  targetIstio(chart, '1.31');
  expect(ids()).toContain('schema/istio-version');
});

test('outside of a synth nothing is kept', () => {
  const web = new VirtualService(new Chart(newApp(), 'shop'), 'web', { spec: {} });
  let made = 0;
  const make = (): number => ++made;
  expect([jsonOnce(web, make), jsonOnce(web, make)]).toEqual([1, 2]);
  expect(() => forgetJson(web)).not.toThrow();
});
