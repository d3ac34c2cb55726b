/** The folder that all sources lie in, with its last stroke, and what is left of their names; addresses stay whole. */
export function shortNames(sources: readonly string[]): { folder: string; names: string[] } {
  const paths = sources.filter((one) => !isAddress(one)).map((one) => one.replaceAll('\\', '/'));
  const [first = ''] = paths;
  let end = first.lastIndexOf('/');
  while (end > 0 && !paths.every((one) => one.startsWith(first.slice(0, end + 1))))
    end = first.lastIndexOf('/', end - 1);
  const folder = end > 0 ? first.slice(0, end + 1) : '';
  return { folder, names: sources.map((one) => (isAddress(one) ? one : one.slice(folder.length))) };
}

/** Names to send on: of each file its last part only, unless two have the same. */
export function lastNames(sources: readonly string[]): string[] {
  const last = sources.map((one) => (isAddress(one) ? one : (one.split(/[\\/]/).at(-1) ?? one)));
  return new Set(last).size === new Set(sources).size ? last : shortNames(sources).names;
}

function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}
