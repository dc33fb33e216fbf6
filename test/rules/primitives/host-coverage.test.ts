import { HostCoverage } from '../../../src/rules/primitives/host-coverage';

test('a host is covered by itself and by wildcards for it', () => {
  const coverage = new HostCoverage(['a.b', '*.c', '*d.e']);
  const covered = ['a.b', 'x.c', 'x.y.c', '*.c', '*.y.c', 'd.e', 'xd.e', '*xd.e'];
  const others = ['b', 'x.b', 'c', '*.b', '*', '*c', 'x.e', '*.e'];
  expect([...covered, ...others].filter((name) => coverage.covers(name))).toEqual(covered);
});

test('another host that covers one', () => {
  const names = ['a.b', '*.b', 'a.b', '*', '*.b', 'c'];
  const coverage = new HostCoverage(names);
  expect(names.map((_, index) => coverage.findOther(index))).toEqual([1, 3, 0, undefined, 1, 3]);
});

test('the time does not grow with the square of the number of hosts', () => {
  const names = Array.from({ length: 50_000 }, (_, index) => `${index % 2 === 0 ? '*.' : ''}host-${index}.example.com`);
  const coverage = new HostCoverage(names);
  const started = performance.now();
  expect(names.some((_, index) => coverage.findOther(index) !== undefined)).toBe(false);
  expect(performance.now() - started).toBeLessThan(2000);
});
