import { spawnSync } from 'node:child_process';

/** First line of what a programme says of its version, or null where it is not installed. */
export function versionOf(program: string, flag: string): string | null {
  const { error, stdout, stderr } = spawnSync(program, [flag], { encoding: 'utf8' });
  if (error) return null;
  return (stdout || stderr).split('\n')[0] ?? '';
}
