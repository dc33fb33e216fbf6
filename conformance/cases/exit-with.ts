/** Runs a comparison: 0 when the two agree, 1 when they differ, 2 when they could not be compared. */
export async function exitWith(compare: () => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await compare()) ? 0 : 1;
  } catch (error) {
    console.error(isForPeople(error) ? error.message : error);
    process.exitCode = 2;
  }
}

/** What was thrown on purpose says all in its message; a mistake of the program needs its stack. */
function isForPeople(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error && error.cause === undefined;
}
