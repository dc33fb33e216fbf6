import { Run } from '../../src/rules/run';

test('what is found among the objects of a run is found once', () => {
  const objects = [{ manifest: {}, origin: { findPosition: () => undefined } }];
  const run = new Run(objects);
  const find = jest.fn((all: readonly unknown[]) => all.length);
  expect([run.once(find), run.once(find)]).toEqual([1, 1]);
  expect(find.mock.calls).toEqual([[objects]]);
  expect(run.once(() => undefined)).toBeUndefined();
});
