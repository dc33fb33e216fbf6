import { compileProgram } from './compile-program';
import type { ExclusivePlace } from './exclusive-fields';
import { findExclusivePlaces } from './exclusive-fields';

const GROUPS = ['extensions.istio.io', 'networking.istio.io', 'security.istio.io', 'telemetry.istio.io'];
const places = GROUPS.flatMap(findExclusivePlaces);

test('Istio has at-most-one fields at 29 places', () => {
  expect(places).toHaveLength(29);
});

test('two fields of which at most one may be set do not compile, one does', () => {
  const lines = ["import type * as istio from '../../imports/istio';", ...places.flatMap(statementsOf)];
  const wrong = compileProgram(lines.join('\n'));
  const unexpected = lines.flatMap((line, index) => {
    const messages = wrong.get(index + 1) ?? [];
    return messages.length > 0 === line.startsWith('export const two') ? [] : [line, ...messages];
  });
  expect(unexpected).toEqual([]);
});

function statementsOf({ kind, path, fields, literal }: ExclusivePlace, index: number): string[] {
  const type = path.reduce(
    (outer, name) => (name === '*' ? `NonNullable<${outer}>[any]` : `NonNullable<${outer}>['${name}']`),
    `istio.${kind}Props`,
  );
  const place = `type Place${index} = NonNullable<${type}>;`;
  const one = fields.map((field, n) => `export const one${index}_${n}: Place${index} = ${literal([field])};`);
  const pairs = fields.flatMap((first, n) => fields.slice(n + 1).map((second) => [first, second]));
  const two = pairs.map((pair, n) => `export const two${index}_${n}: Place${index} = ${literal(pair)};`);
  return [place, ...one, ...two];
}
