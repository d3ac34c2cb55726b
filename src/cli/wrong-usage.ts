import type { CommanderError } from 'commander';
import { type Failure, failure } from '../errors/failure.ts';
import { USAGE } from '../text/cli.ts';
import { both } from './words.ts';

/** What commander refused, as a failure `usage` in both languages. */
export function wrongUsage({ code, message }: CommanderError): Failure {
  const english = message.replace(/^error: /, '').replaceAll('\n', ' ');
  const words = USAGE[code.replace('commander.', '') as keyof typeof USAGE];
  if (words === undefined) return failure('usage', english);
  const quoted = [...english.matchAll(/'([^']*)'/g)].map((found) => found[1]);
  const near = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(english)?.[1];
  const meant = near === undefined ? '' : `（是否为 ${near}？）`;
  return failure('usage', both({ zh: `${words}：${quoted.join(' ')}${meant}`, en: english }));
}
