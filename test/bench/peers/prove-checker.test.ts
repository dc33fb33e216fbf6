import type { Checker } from '../../../bench/peers/checker';
import { proveChecker } from '../../../bench/peers/prove-checker';
import { makeResource } from '../../../bench/workloads/resources';

const proof = { resources: [0, 1, 4].map(makeResource), valid: 'valid.yaml', broken: 'broken.yaml' };

/** A checker that says the given of the broken file, and nothing of the valid one. */
const checkerThatSays = (lines: readonly string[], status = 1): Checker => {
  const script = `if (process.argv[1] === 'broken.yaml') { console.log(${JSON.stringify(lines.join('\n'))}); process.exit(${status}); }`;
  return { name: 'fake', command: [process.execPath, '-e', script], refusal: /^(?<kind>\w+) (?<name>\S+) is bad$/gm };
};
const both = ['VirtualService service-0 is bad', 'DestinationRule service-0 is bad'];
const service = 'Service service-0 is bad';

test('a checker that refuses every broken resource is believed', () => {
  expect(() => proveChecker(checkerThatSays([...both, service]), proof)).not.toThrow();
});

test('a checker may ignore kinds', () => {
  expect(() => proveChecker({ ...checkerThatSays(both), ignores: ['Service'] }, proof)).not.toThrow();
});

test('a checker that leaves one out is not believed', () => {
  expect(() => proveChecker(checkerThatSays(both), proof)).toThrow(
    '1 of 3 broken resources pass, first Service service-0',
  );
});

test('a checker that ends well over broken resources is not believed', () => {
  expect(() => proveChecker(checkerThatSays([...both, service], 0), proof)).toThrow('ended with status 0');
});

test('a checker that refuses what is valid is not believed', () => {
  const says = checkerThatSays([...both, service]);
  expect(() => proveChecker(says, { ...proof, valid: 'broken.yaml' })).toThrow('refuses the valid file');
});
