import { processTerminal } from '../../src/cli/terminal';

const { isTTY } = process.stdout;
const environment = process.env;
afterEach(() => {
  process.stdout.isTTY = isTTY;
  process.env = environment;
});

test.each([
  [true, {}, true],
  [true, { NO_COLOR: '' }, true],
  [true, { NO_COLOR: '1' }, false],
  [true, { TERM: 'dumb' }, false],
  [false, {}, false],
])('terminal %s with %j has colour: %s', (isTerminal, variables, colour) => {
  process.stdout.isTTY = isTerminal;
  process.env = { TERM: 'xterm', ...variables };
  expect(processTerminal().colour).toBe(colour);
});

test('a reader that closes the pipe is no failure, any other is', () => {
  processTerminal();
  expect(() => process.stdout.emit('error', Object.assign(new Error('x'), { code: 'EPIPE' }))).not.toThrow();
  expect(() => process.stdout.emit('error', new Error('disk full'))).toThrow('disk full');
});
