import { spawnSync } from 'node:child_process';

/** The answers of a judge to all questions at once, in their order. */
export function askAll<Answer>(program: string, questions: readonly object[]): readonly Answer[] {
  const input = questions.map((question) => JSON.stringify(question)).join('\n');
  const { stdout, stderr, status } = spawnSync(program, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`the judge ended with status ${String(status)}: ${stderr.slice(-2000)}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}
