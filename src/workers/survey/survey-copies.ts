import type { Agency } from '../../report/agency.ts';
import type { Surroundings, TextCopy } from '../../report/surroundings.ts';
import { isPrescribed, sharedPassages } from '../../similarity/boilerplate.ts';
import { COPY, compareTexts } from '../../similarity/compare-texts.ts';
import { shinglesOf, signatureOf, similarPairs } from '../../similarity/min-hash.ts';
import { type Passage, passagesOf } from '../../similarity/passages.ts';
import type { Db } from '../../store/database.ts';

/** Signatures that agree in so many rows are looked at closely. */
const CANDIDATE = 0.75;
/** Shorter texts of their own are no copies. */
const LEAST = 200;
/** Reports whose text is in memory at once. */
const AT_ONCE = 200;

type Copies = NonNullable<Surroundings['copies']>;

interface TextRow {
  id: string;
  agencyId: string;
  year: number;
  url: string;
  snapshot: string;
}

/**
 * Which reports of a year repeat their own text of the year before, and which another body's. What many bodies share is learned from all
 * reports of both years first, and left out. By report id.
 */
export async function copiesOf(db: Db, year: number, agencies: readonly Agency[]): Promise<Map<string, Copies>> {
  const bodies = new Map(agencies.map((agency) => [agency.id, agency]));
  const [rows, before] = [await currentTexts(db, year), await currentTexts(db, year - 1)];
  const shared = await sharedAmong(db, [...rows, ...before], bodies);
  const last = new Map(before.map((row) => [row.agencyId, row]));
  const signatures: Uint32Array[] = [];
  const found = new Map<string, Copies>();
  await eachText(db, rows, bodies, last, async (row, passages, before) => {
    const own = passages.filter(({ bare, hash }) => !isPrescribed(bare) && !shared.has(hash));
    const long = own.reduce((sum, { bare }) => sum + bare.length, 0) >= LEAST;
    signatures.push(signatureOf(long ? shinglesOf(own.map(({ bare }) => bare)) : new Set()));
    const previous = last.get(row.agencyId);
    const lastYear = previous ? copyOf(passages, before, previous, 'last-year', bodies, shared) : null;
    const comparedLastYear = previous !== undefined;
    found.set(row.id, { lastYear, peers: [], comparedLastYear, comparedPeers: rows.length - 1 });
  });
  for (const { a, b } of similarPairs(signatures, CANDIDATE)) {
    const [one, other] = [rows[a]!, rows[b]!];
    if (areOneHouse(bodies.get(one.agencyId), bodies.get(other.agencyId))) continue;
    for (const [here, there] of [[one, other] as const, [other, one] as const]) {
      const texts = [await passagesById(db, here, bodies), await passagesById(db, there, bodies)] as const;
      const copy = copyOf(...texts, there, 'peer', bodies, shared);
      if (copy) found.get(here.id)!.peers.push(copy);
    }
  }
  for (const one of found.values()) one.peers.sort((a, b) => (a.agencyId < b.agencyId ? -1 : 1));
  return found;
}

/** A government and its office, or a body and the one that it belongs to, may publish one text. */
function areOneHouse(a: Agency | undefined, b: Agency | undefined): boolean {
  if (!a || !b) return true;
  const belongs = (one: Agency, to: Agency) =>
    one.parent === to.id || one.parent === to.name || one.name.startsWith(to.name);
  return a.id === b.id || belongs(a, b) || belongs(b, a);
}

function copyOf(
  here: readonly Passage[],
  theirs: readonly Passage[],
  there: TextRow,
  of: TextCopy['of'],
  bodies: ReadonlyMap<string, Agency>,
  shared: ReadonlySet<number>,
): TextCopy | null {
  const compared = compareTexts(here, theirs, shared);
  if (compared.similarity < COPY || compared.length < LEAST) return null;
  const { agencyId, year, id: reportId, url, snapshot } = there;
  const similarity = Math.round(compared.similarity * 1000) / 1000;
  const agency = bodies.get(agencyId)?.name ?? agencyId;
  return { of, agencyId, agency, year, reportId, url, snapshot, ...compared, similarity };
}

async function sharedAmong(
  db: Db,
  rows: readonly TextRow[],
  bodies: ReadonlyMap<string, Agency>,
): Promise<Set<number>> {
  const ofBody = new Map<string, number[]>();
  await eachText(db, rows, bodies, new Map(), async ({ agencyId }, passages) => {
    const hashes = ofBody.get(agencyId) ?? ofBody.set(agencyId, []).get(agencyId)!;
    for (const { hash } of passages) hashes.push(hash);
  });
  return sharedPassages([...ofBody.values()].map((hashes) => Uint32Array.from(hashes)));
}

async function currentTexts(db: Db, year: number): Promise<TextRow[]> {
  const rows = await db
    .selectFrom('nianbao.report')
    .select(['id', 'agency_id', 'year', 'url', 'snapshot'])
    .where('current', '=', true)
    .where('year', '=', year)
    .orderBy('agency_id')
    .execute();
  return rows.map(({ agency_id: agencyId, ...row }) => ({ agencyId, ...row }));
}

/** With the text of the year before of the same body, where there is one in `last`. */
async function eachText(
  db: Db,
  rows: readonly TextRow[],
  bodies: ReadonlyMap<string, Agency>,
  last: ReadonlyMap<string, TextRow>,
  work: (row: TextRow, passages: Passage[], before: Passage[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const part = rows.slice(from, from + AT_ONCE);
    const before = part.flatMap((row) => last.get(row.agencyId) ?? []);
    const texts = await textsOf(db, [...part, ...before]);
    for (const row of part) {
      const earlier = last.get(row.agencyId);
      const theirs = earlier === undefined ? [] : passagesIn(texts.get(earlier.id), earlier, bodies);
      await work(row, passagesIn(texts.get(row.id), row, bodies), theirs);
    }
  }
}

async function passagesById(db: Db, row: TextRow, bodies: ReadonlyMap<string, Agency>): Promise<Passage[]> {
  return passagesIn((await textsOf(db, [row])).get(row.id), row, bodies);
}

type Text = { prose: { section: number; text: string }[]; agency_printed: string | null };

async function textsOf(db: Db, rows: readonly TextRow[]): Promise<Map<string, Text>> {
  if (rows.length === 0) return new Map();
  const found = await db
    .selectFrom('nianbao.report')
    .select(['id', 'prose', 'agency_printed'])
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  return new Map(found.map(({ id, ...text }) => [id, text]));
}

function passagesIn(text: Text | undefined, row: TextRow, bodies: ReadonlyMap<string, Agency>): Passage[] {
  if (text === undefined) return [];
  const agency = bodies.get(row.agencyId);
  const names = [agency?.name, ...(agency?.aliases ?? []), text.agency_printed].flatMap((name) => (name ? [name] : []));
  // What stands before the first section is the head of the page.
  return passagesOf(
    text.prose.filter(({ section }) => section > 0),
    names,
  );
}
