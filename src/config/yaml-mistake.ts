import { YAMLParseError } from 'yaml';
import type { Bilingual } from '../report/bilingual.ts';
import { SETTING_MISTAKES } from '../text/settings.ts';

/** Chinese first, English second, on one line. */
export function bilingual(text: Bilingual): string {
  return text.zh === text.en ? text.zh : `${text.zh}  ${text.en}`;
}

/** That a text is no YAML, and where the parser stumbled; its own message quotes the line, which may hold a secret. */
export function yamlMistake(error: unknown): string {
  const words = bilingual(SETTING_MISTAKES.noYaml);
  if (!(error instanceof YAMLParseError)) return words;
  const [start] = error.linePos ?? [];
  return `${words} (${start === undefined ? '' : `${start.line}:${start.col} `}${error.code})`;
}
