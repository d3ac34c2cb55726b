/**
 * Milliseconds of processor time that this process took so far: what a test asks that says how long something may take, since the clock goes on
 * while other programs have the processor.
 */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
