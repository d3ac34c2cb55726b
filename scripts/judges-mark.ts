import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const OWN = 'judges-mark.ts';

/** `src/check/judges-mark.ts` as it must be: a mark of all other code that judges, without which a change of a judge would go unrecorded. */
export function judgesMark(root: string): { path: string; text: string } {
  const folder = join(root, 'src', 'check');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && name !== OWN)
    .sort();
  const hash = createHash('sha256');
  for (const name of names)
    hash.update(`${name}\n${readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')}\n`);
  const mark = hash.digest('hex').slice(0, 8);
  const text = `/** Mark of the code that judges, a part of every version of the rules. Written by \`npm run docs\`; do not edit. */\nexport const JUDGES_MARK = '${mark}';\n`;
  return { path: join(folder, OWN), text };
}
