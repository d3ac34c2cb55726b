import type { RegistryChanges } from '../registry/registry-changes.ts';
import { fill } from '../text/fill.ts';
import { registryChange as words } from '../text/web-registry.ts';
import { both } from './words.ts';

const SHOWN = 20;

/** What a registry changed, in lines: the counts, and the first of each kind. */
export function changeLines({ added, changed, returned, ended, unchanged }: RegistryChanges): string[] {
  const named = (sign: string, all: readonly { id: string; name: string }[]) => [
    ...all.slice(0, SHOWN).map(({ id, name }) => `${sign} ${id} ${name}`),
    ...(all.length > SHOWN ? [`${sign} … ${all.length - SHOWN}`] : []),
  ];
  const counts = { added: added.length, changed: changed.length + returned.length, ended: ended.length, unchanged };
  const cells = [...changed, ...returned]
    .slice(0, SHOWN)
    .flatMap(({ id, name, cells: changes }) => [
      `~ ${id} ${name}`,
      ...changes.map(({ field, from, to }) => `    ${field}: ${from || '—'} → ${to || '—'}`),
    ]);
  const more = changed.length + returned.length - SHOWN;
  return [
    both(fill(words.counts, counts)),
    ...named('+', added),
    ...cells,
    ...(more > 0 ? [`~ … ${more}`] : []),
    ...named('-', ended),
  ];
}
