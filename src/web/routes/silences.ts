import { Hono } from 'hono';
import { digest } from '../../alerts/alert-id.ts';
import { LEVELS } from '../../report/agency.ts';
import type { Wants } from '../../report/wants.ts';
import { agencyNames } from '../../store/agencies.ts';
import type { Db } from '../../store/database.ts';
import { addSilence, endSilence, listSilences, type Silence } from '../../store/silences.ts';
import { signed, signer } from '../actor.ts';
import { partOfList } from '../api/paging.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { givenJson, givenText } from '../given.ts';
import { silencesPage } from '../views/silences-page.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

/** Silences: seen, made and ended, on a page and as JSON. */
export function silenceRoutes({ db, clock }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/silences', async (c) =>
    c.html(silencesPage(c.var.page, await listSilences(db), c.req.query('refused') !== undefined)),
  );
  routes.post('/silences', async (c) => {
    const silence = await ofKnownBodies(db, silenceOf(signed(c, await c.req.parseBody()), clock()));
    if (silence !== null) await addSilence(db, silence);
    return c.redirect(silence === null ? '/silences?refused=1' : '/silences', 303);
  });
  routes.post('/silences/:id/end', async (c) => {
    await endSilence(db, c.req.param('id'), clock().toISOString(), { by: signer(c), way: 'web' });
    return c.redirect('/silences', 303);
  });
  routes.get('/api/v1/silences', async (c) =>
    partOfList(
      c,
      await listSilences(db),
      ({ id }) => id,
      (one) => one,
    ),
  );
  routes.post('/api/v1/silences', async (c) => {
    const given = await givenJson(c);
    const silence = given && (await ofKnownBodies(db, silenceOf(signed(c, given), clock())));
    if (silence === null) return apiProblem(c, 422);
    await addSilence(db, silence);
    return c.json(silence, 201);
  });
  routes.post('/api/v1/silences/:id/end', async (c) => {
    const said = { by: signer(c), way: 'api' as const };
    const ended = await endSilence(db, c.req.param('id'), clock().toISOString(), said);
    return ended ? c.json({ outcome: 'done' }) : apiProblem(c, 404);
  });
  return routes;
}

/** Null where the reason or every restriction is missing, or a level is no word of ours. */
function silenceOf(given: object, now: Date): Silence | null {
  const { rules, regions, levels, agencies, reason, by, days } = given as Record<string, unknown>;
  const wants: Wants = Object.fromEntries(
    Object.entries({ rules, regions, levels, agencies })
      .map(([name, value]) => [name, listOf(value)] as const)
      .filter(([, list]) => list.length > 0),
  );
  const why = givenText(reason, 1_000);
  const known = (wants.levels ?? []).every((level) => (LEVELS as readonly string[]).includes(level));
  if (why === '' || Object.keys(wants).length === 0 || !known) return null;
  const asked = Number(days);
  const lasting = Number.isInteger(asked) ? Math.min(MOST_DAYS, Math.max(1, asked)) : 7;
  const createdAt = now.toISOString();
  const endsAt = new Date(now.getTime() + lasting * DAY_MS).toISOString();
  const id = digest([createdAt, crypto.randomUUID(), JSON.stringify(wants)]);
  return { id, wants, reason: why, by: String(by), createdAt, endsAt };
}

/** The same; null where one of its ids is of no body: it would silence nobody, and nobody would notice. */
async function ofKnownBodies(db: Db, silence: Silence | null): Promise<Silence | null> {
  const ids = silence?.wants.agencies ?? [];
  const known = await agencyNames(db, ids);
  return ids.every((id) => known.has(id)) ? silence : null;
}

/** A list, or words parted by commas or blanks, Chinese ones too. */
function listOf(value: unknown): string[] {
  const words = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,，、]+/) : [];
  return words
    .map((one) => givenText(one, 200))
    .filter(Boolean)
    .slice(0, 200);
}
