import { type Kysely, sql } from 'kysely';
import type { Database } from '../../src/store/schema.ts';
import { createToken } from '../../src/store/tokens.ts';
import { ALERT, NOW } from './seed.ts';

const RLO = '\u202e';
/** Formula, script, SVG, CSS, comment and bidi in one, with a word that no line breaks. */
export const PAYLOAD = `=cmd|' /C calc'!A0"><script>alert(1)</script><svg onload=alert(1)><style>*{display:none}</style>${RLO}fdp.exe\u2066${'W'.repeat(200)}<!--`;
export const SCRIPT = `javascript:alert(1)//${PAYLOAD}`;

/** Whatever came from a portal, a file, a form or a job. */
export async function poison(db: Kysely<Database>): Promise<void> {
  const all = [
    `alter table nianbao.observation disable trigger all`,
    `alter table nianbao.look disable trigger all`,
    `alter table nianbao.alert_event disable trigger all`,
  ];
  for (const one of all) await sql.raw(one).execute(db);
  const text = JSON.stringify({ zh: PAYLOAD, en: PAYLOAD });
  const set = (table: string, changes: Record<string, string>) =>
    sql`update ${sql.table(`nianbao.${table}`)} set ${sql.join(Object.entries(changes).map(([name, value]) => sql`${sql.ref(name)} = ${value}`))}`.execute(
      db,
    );
  await set('agency', {
    name: PAYLOAD,
    parent: PAYLOAD,
    portal_url: SCRIPT,
    report_column_url: SCRIPT,
    aliases: JSON.stringify([PAYLOAD]),
    extra: JSON.stringify({ [PAYLOAD]: PAYLOAD }),
  });
  await set('report', {
    title: PAYLOAD,
    agency_printed: PAYLOAD,
    url: SCRIPT,
    template_reason: PAYLOAD,
    format: PAYLOAD,
    reader: PAYLOAD,
  });
  await set('value', { raw: PAYLOAD, note: PAYLOAD });
  await set('coverage', { reason: text, url: SCRIPT, citation: PAYLOAD });
  await set('observation', {
    url: SCRIPT,
    final_url: SCRIPT,
    detail: PAYLOAD,
    headers: JSON.stringify({ [PAYLOAD]: PAYLOAD }),
  });
  await set('look', {
    column_url: SCRIPT,
    steps: JSON.stringify([
      {
        url: SCRIPT,
        role: 'home',
        outcome: PAYLOAD,
        status: 1,
        links: 1,
        candidates: 1,
        snapshot: null,
        at: NOW.toISOString(),
      },
    ]),
  });
  await set('task', {
    error_code: PAYLOAD,
    error_cause: PAYLOAD,
    payload: JSON.stringify({ url: SCRIPT, agencyId: PAYLOAD, host: PAYLOAD }),
  });
  await set('alert', {
    message: text,
    assignee: PAYLOAD,
    subject: PAYLOAD,
    evidence: JSON.stringify({ url: SCRIPT, visited: [{ url: SCRIPT, outcome: PAYLOAD, status: 1 }] }),
  });
  await set('alert_event', { by: PAYLOAD, note: PAYLOAD });
  await set('run', { summary: JSON.stringify({ [PAYLOAD]: PAYLOAD }) });
  await db
    .insertInto('nianbao.silence')
    .values({
      id: 'silence-1',
      wants: JSON.stringify({ rules: [PAYLOAD] }),
      reason: PAYLOAD,
      by: PAYLOAD,
      created_at: NOW,
      ends_at: '2027-01-01T00:00:00Z',
    })
    .execute();
  await db
    .insertInto('nianbao.host_pace')
    .values({
      host: `${PAYLOAD.slice(0, 60)}.example`,
      next_at: NOW,
      last_code: PAYLOAD,
      open_until: '2027-01-01T00:00:00Z',
    })
    .execute();
  await db
    .insertInto('nianbao.delivery')
    .values({
      id: 'hostile',
      alert_id: ALERT,
      transition: 'opened',
      channel: 'log',
      target: PAYLOAD,
      message: '{}',
      state: 'dead',
      attempts: 3,
      last_error: PAYLOAD,
      response: PAYLOAD,
      created_at: NOW,
    })
    .execute();
  await db
    .insertInto('nianbao.testimony')
    .values({
      id: '00000000-0000-4000-8000-000000000001',
      at: NOW,
      by: PAYLOAD,
      kind: 'import',
      reason: PAYLOAD,
      agency_id: 'qh-edu',
      year: 2025,
      page_id: null,
      url: SCRIPT,
      keys: '[]',
      snapshots: '[]',
      published: null,
      file_name: PAYLOAD,
      undoes: null,
    })
    .execute();
  await createToken(db, { name: PAYLOAD, scope: 'read' }, { by: PAYLOAD, way: 'web', now: NOW.toISOString() });
}
