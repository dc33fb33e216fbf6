import { timeProcess } from '../../../bench/peers/time-process';

test('a process is measured and its output and status are kept', () => {
  const script =
    'const end = Date.now() + 60; while (Date.now() < end); console.log("1 2 3"); console.error("why"); process.exit(3);';
  const { status, output, time, work } = timeProcess([process.execPath, '-e', script]);
  expect(status).toBe(3);
  expect(output.split('\n').sort()).toEqual(['', '1 2 3', 'why']);
  expect(time).toBeGreaterThanOrEqual(60);
  expect(work).toBeGreaterThan(0);
});

test('words with spaces and quotes arrive as they are', () => {
  const { output } = timeProcess([process.execPath, '-p', 'process.argv.slice(1).join("|")', 'a b', `"c' $PATH`]);
  expect(output).toBe(`a b|"c' $PATH\n`);
});
