import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { FORMATS, type FormatEntry, type FormatNeed, isRead } from '../read/formats.ts';
import { isOcrInstalled } from '../read/raster/ocr-place.ts';
import type { Bilingual } from '../report/bilingual.ts';
import { FORMAT_NEEDS, FORMAT_REMEDIES, FORMAT_STATES, FORMAT_TRUST } from '../text/formats.ts';

/** Whether one format can be read on this machine, now. */
export interface FormatState {
  what: 'format';
  format: FormatEntry['id'];
  /** `optional`: it cannot be read here; its reports count as found and not read. */
  state: 'ok' | 'optional';
  detail: string;
  reader: string | null;
  needs: Bilingual;
  trust: Bilingual;
  limits: Bilingual;
  remedy: Bilingual | null;
}

/** What each need is looked for by. */
const PROBES: Record<FormatNeed, () => Promise<boolean>> = {
  nothing: async () => true,
  ocr: async () => isOcrInstalled(),
  libreoffice: async () => (await onPath('soffice', 'libreoffice')) !== null,
};

/** Every format of the catalogue, in its order. */
export async function formatStates(): Promise<FormatState[]> {
  const there = new Map<FormatNeed, boolean>();
  for (const [need, probe] of Object.entries(PROBES)) there.set(need as FormatNeed, await probe());
  return FORMATS.map((entry) => stateOf(entry, there.get(entry.needs) === true));
}

function stateOf(entry: FormatEntry, there: boolean): FormatState {
  const state = !isRead(entry) ? 'unread' : there ? 'ready' : 'missing';
  return {
    what: 'format',
    format: entry.id,
    state: state === 'ready' ? 'ok' : 'optional',
    detail: `${FORMAT_STATES[state].zh} ${FORMAT_STATES[state].en}`,
    reader: isRead(entry) ? entry.reader : null,
    needs: FORMAT_NEEDS[entry.needs],
    trust: FORMAT_TRUST[isRead(entry) ? entry.trust : 'none'],
    limits: entry.words.limits,
    remedy: state === 'ready' ? null : FORMAT_REMEDIES[entry.remedy],
  };
}

/** The first of these programmes that PATH has; null where it has none. */
export async function onPath(...names: string[]): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const found = await access(join(folder, name), constants.X_OK).then(
        () => true,
        () => false,
      );
      if (found) return name;
    }
  }
  return null;
}
