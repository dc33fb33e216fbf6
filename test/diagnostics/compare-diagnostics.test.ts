import { compareDiagnostics, sortDiagnostics } from '../../src/diagnostics/compare-diagnostics';
import { makeDiagnostic } from './make-diagnostic';

const object = (name: string) => ({ apiVersion: 'v1', kind: 'Service', name });

test('findings are sorted by place, then construct, object and field, with numbers by value', () => {
  const sorted = [
    makeDiagnostic({ file: 'a2.yaml', line: 9 }),
    makeDiagnostic({ file: 'a10.yaml', line: 2 }),
    makeDiagnostic({ file: 'a10.yaml', line: 10, column: 1 }),
    makeDiagnostic({ file: 'a10.yaml', line: 10, column: 3 }),
    makeDiagnostic({ construct: 'shop/a' }),
    makeDiagnostic({ construct: 'shop/b', object: object('a') }),
    makeDiagnostic({ construct: 'shop/b', object: object('b'), pointer: '/spec/http/2' }),
    makeDiagnostic({ construct: 'shop/b', object: object('b'), pointer: '/spec/http/10' }),
    makeDiagnostic({ id: 'schema/enum' }),
    makeDiagnostic({ id: 'schema/type', message: 'a' }),
    makeDiagnostic({ id: 'schema/type', message: 'b' }),
  ];
  expect(sortDiagnostics([...sorted].reverse())).toEqual(sorted);
  expect(sortDiagnostics([...sorted.slice(5), ...sorted.slice(0, 5)])).toEqual(sorted);
});

test('the same finding is listed once', () => {
  expect(sortDiagnostics([makeDiagnostic(), makeDiagnostic(), makeDiagnostic({ pointer: '/a' })])).toHaveLength(2);
});

test('the order does not contradict itself', () => {
  const texts = ['', 'a', 'a1', 'a01', 'a1b', 'a2', 'b', '1', '/a/0', '/a/00'];
  const all = texts.map((pointer) => makeDiagnostic({ pointer }));
  for (const a of all) {
    for (const b of all) {
      expect(Math.sign(compareDiagnostics(a, b))).toBe(-Math.sign(compareDiagnostics(b, a)) + 0);
      for (const c of all) {
        if (compareDiagnostics(a, b) < 0 && compareDiagnostics(b, c) < 0)
          expect(compareDiagnostics(a, c)).toBeLessThan(0);
      }
    }
  }
});
