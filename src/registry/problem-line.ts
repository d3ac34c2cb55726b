import type { RegistryProblem } from './agency-csv.ts';

/** `3: portal_url: …` in both languages; what concerns the whole file has neither row nor column. */
export function problemLine({ row, column, message }: RegistryProblem): string {
  return [...(row === 0 ? [] : [row]), ...(column === '' ? [] : [column]), `${message.zh} / ${message.en}`].join(': ');
}
