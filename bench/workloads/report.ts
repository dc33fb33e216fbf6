/** What one run of a workload measured. */
export interface Measurement {
  readonly milliseconds: number;
  /** What the processors worked, which other programs on the machine change less than the time. */
  readonly processorMilliseconds: number;
  readonly peakMegabytes: number;
}

/** Measures what is done between its call and the call of what it returns, which prints it for the process that started this one. */
export function startMeasuring(): () => void {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const milliseconds = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    const peakMegabytes = process.resourceUsage().maxRSS / 1024;
    const measurement: Measurement = { milliseconds, processorMilliseconds: (user + system) / 1000, peakMegabytes };
    process.stdout.write(`\n${JSON.stringify(measurement)}\n`);
  };
}
