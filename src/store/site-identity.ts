import { sql } from 'kysely';
import type { SiteIdentity } from '../report/words.ts';
import type { Db } from './database.ts';
import { clean } from './rows.ts';

/** What the pages of a host say of their site, the code that most of them carry first. */
export interface KnownSite {
  host: string;
  code: string;
  name: string;
  seen: number;
}

/** Counts what a page says of the site that it lies on; pages without a code say nothing. */
export async function noteSite(db: Db, url: string, site: SiteIdentity | null, at: string): Promise<void> {
  if (!site?.code || !URL.canParse(url)) return;
  const { host } = new URL(url);
  await db
    .insertInto('nianbao.site_identity')
    .values({ host: clean(host), code: site.code, name: clean(site.name), first_seen_at: at, last_seen_at: at })
    .onConflict((conflict) =>
      conflict.columns(['host', 'code']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        last_seen_at: row.ref('excluded.last_seen_at'),
        seen: sql<number>`nianbao.site_identity.seen + 1`,
      })),
    )
    .execute();
}

/** Every code that pages of these hosts carried. */
export async function sitesOf(db: Db, hosts: readonly string[]): Promise<KnownSite[]> {
  return db
    .selectFrom('nianbao.site_identity')
    .select(['host', 'code', 'name', 'seen'])
    .where('host', 'in', hosts.length > 0 ? [...hosts] : [''])
    .orderBy('host')
    .orderBy('first_seen_at')
    .orderBy('code')
    .execute();
}
