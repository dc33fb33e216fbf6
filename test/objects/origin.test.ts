import { placeDiagnostic, placeEvidence } from '../../src/objects/origin';
import { makeDiagnostic } from '../diagnostics/make-diagnostic';

const origin = {
  construct: 'shop/web',
  findPosition: (pointer: string) => ({ file: 'a.ts', line: pointer.length, column: 1 }),
};

test('a finding gets its construct and the place of its field, its facts theirs', () => {
  const found = makeDiagnostic({ pointer: '/spec', evidence: [{ message: 'a', pointer: '/sp' }, { message: 'b' }] });
  expect(placeDiagnostic(found, origin)).toEqual({
    ...found,
    construct: 'shop/web',
    file: 'a.ts',
    line: 5,
    column: 1,
    evidence: [{ message: 'a', pointer: '/sp', file: 'a.ts', line: 3, column: 1 }, { message: 'b' }],
  });
});

test('what has a place keeps it, and an unknown place adds nothing', () => {
  const placed = makeDiagnostic({ file: 'b.yaml', line: 1 });
  expect(placeDiagnostic(placed, origin)).toBe(placed);
  expect(placeEvidence({ message: 'a', pointer: '', file: 'b.yaml' }, origin)).toEqual({
    message: 'a',
    pointer: '',
    file: 'b.yaml',
  });
  expect(placeDiagnostic(makeDiagnostic(), { findPosition: () => undefined })).toEqual(makeDiagnostic());
});
