import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigMap } from '../../imports/core/v1/config-map';
import { diagnose } from '../../src/objects/diagnose';
import { adviseOnDuplicates } from '../../src/objects/duplicate-advice';

test('the closest construct around a duplicate says what to type', () => {
  const chart = Testing.chart();
  const metadata = { name: 'same' };
  new ConfigMap(chart, 'first', { metadata });
  const outer = new Construct(chart, 'outer');
  const inner = new Construct(outer, 'inner');
  const fixes = () => diagnose(chart).map(({ fix }) => fix);
  new ConfigMap(inner, 'second', { metadata });
  expect(fixes()).toEqual(['give one of them another `metadata.name`, or make them one object']);
  adviseOnDuplicates(outer, 'outer advice');
  expect(fixes()).toEqual(['outer advice']);
  adviseOnDuplicates(inner, 'inner advice');
  expect(fixes()).toEqual(['inner advice']);
});
