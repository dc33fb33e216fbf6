import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { startMeasuring } from './report';
import { makeResource, type Resource } from './resources';

type AddResource = (chart: Chart, id: string, resource: Resource) => void;

/** Loads our package only when it is measured: once loaded, it validates plain ApiObjects too. */
function loadTyped(): AddResource {
  const istio = require('cdk8s-istio/istio');
  const kubernetes = require('cdk8s-istio/kubernetes');
  return (chart, id, { kind, metadata, spec }) => {
    new (kind === 'Service' ? kubernetes : istio)[kind](chart, id, { metadata, spec });
  };
}
const addPlain: AddResource = (chart, id, resource) => {
  new ApiObject(chart, id, { ...resource });
};

const [flavour, resources, charts] = process.argv.slice(2);
const add = flavour === 'typed' ? loadTyped() : addPlain;
const outdir = mkdtempSync(join(tmpdir(), 'bench-synth-'));
const report = startMeasuring();
const app = new App({ outdir });
const all = Array.from({ length: Number(charts) }, (_, index) => new Chart(app, `chart-${index}`));
for (let index = 0; index < Number(resources); index++) {
  add(all[index % all.length]!, `resource-${index}`, makeResource(index));
}
app.synth();
report();
rmSync(outdir, { recursive: true });
