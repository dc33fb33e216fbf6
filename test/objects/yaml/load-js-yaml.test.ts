import { load } from 'js-yaml';
import { loadJsYaml } from '../../../src/objects/yaml/load-js-yaml';

test('the parser is the one that is installed', () => {
  expect(loadJsYaml().load).toBe(load);
});
