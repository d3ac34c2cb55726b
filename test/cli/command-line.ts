import { nianbao } from '../e2e/stage.ts';

export interface Ended {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs one command of the real command line to its end. */
export async function run(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const command = nianbao(args, environment);
  const closed = new Promise((resolve) => command.child.on('close', resolve));
  const code = await command.ended;
  await closed;
  return { code, output: command.output(), errors: command.errors() };
}
