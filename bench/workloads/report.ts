/** What one run of a workload measured. */
export interface Measurement {
  readonly milliseconds: number;
  readonly peakMegabytes: number;
}

/** Writes the measurement as the last line of standard output, for the process that started this one. */
export function report(milliseconds: number): void {
  const measurement: Measurement = { milliseconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
  process.stdout.write(`\n${JSON.stringify(measurement)}\n`);
}
