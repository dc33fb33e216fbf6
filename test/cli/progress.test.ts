import { Progress } from '../../src/cli/progress';
import { testTerminal } from './test-terminal';

afterEach(() => jest.restoreAllMocks());

const show = (interactive: boolean, times: readonly number[]): string => {
  const now = jest.spyOn(Date, 'now').mockReturnValue(0);
  const terminal = testTerminal({ interactive });
  const progress = new Progress(terminal, 9);
  for (const [i, time] of times.entries()) {
    now.mockReturnValue(time);
    progress.show(i, 'files read');
  }
  progress.end();
  return terminal.stderr;
};

test('work of over a second is shown, ten times a second at most, and cleared', () => {
  expect(show(true, [10, 900, 1200, 1250, 1400])).toBe('\r\x1b[K2/9 files read\r\x1b[K4/9 files read\r\x1b[K');
});

test('short work, and work that nobody watches, shows nothing', () => {
  expect(show(true, [10, 900])).toBe('');
  expect(show(false, [10, 5000])).toBe('');
});
