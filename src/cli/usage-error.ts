/** The command cannot run as it was called: its message is for standard error, the exit status is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
