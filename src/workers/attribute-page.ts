import { attributeReport } from '../registry/attribute-report.ts';
import { doubtfulSite } from '../registry/doubtful-site.ts';
import { settleAgency } from '../registry/settle-agency.ts';
import type { Agency } from '../report/agency.ts';
import type { Attribution } from '../report/attribution.ts';
import type { SiteIdentity } from '../report/words.ts';
import { findAgency, registeredAgencies } from '../store/agencies.ts';
import type { Db } from '../store/database.ts';
import { listedPage, setPageFlaw, settlePage } from '../store/page-attribution.ts';
import type { Page } from '../store/pages.ts';
import { noteSite, sitesOf } from '../store/site-identity.ts';
import { importOf, rightMarksOf } from '../store/testimony.ts';
import { attribution } from '../text/attribution.ts';
import type { WorkContext } from './context.ts';
import { chooseAndAssess, saveVersion, type Version } from './save-version.ts';

export type { Version } from './save-version.ts';

/** Whose report a page turned out to be, held against the page as it was listed. */
export interface Whose {
  listed: Page;
  found: Attribution;
  registered: readonly Agency[];
}

/** Judges by the document whose report the page is; what the list said counts where the document says nothing. */
export async function attributePage(db: Db, { page, agency, report }: Version): Promise<Whose> {
  const listed = await listedPage(db, page);
  const registered = await registeredAgencies(db);
  const home = listed.agencyId === agency.id ? agency : await findAgency(db, listed.agencyId);
  const settled = settleAgency(report, { url: page.url, agencies: registered });
  const asListed = { agency: home ?? agency, year: listed.year, title: listed.title };
  const found = withSite(attributeReport(asListed, settled, registered), await doubtOfSite(db, page.url, report.site));
  return { listed, found: await asOperatorsSay(db, listed, found), registered };
}

/** An operator's word goes before the document's; what the document says against it is kept beside it. */
async function asOperatorsSay(db: Db, listed: Page, found: Attribution): Promise<Attribution> {
  if (listed.imported !== null) {
    // Also where it was taken back: it must not turn up elsewhere.
    const by = (await importOf(db, listed))?.by ?? '—';
    return confirmed(listed, [attribution('imported', by), ...found.why]);
  }
  const said = (await rightMarksOf(db, listed)).at(-1);
  if (!said || said.year === null) return found;
  const why = [attribution('operatorRight', said.by), ...found.why];
  const isHome = said.agencyId === listed.agencyId && said.year === listed.year;
  if (isHome) return confirmed(listed, why);
  return { verdict: 'moved', agencyId: said.agencyId, year: said.year, why };
}

function confirmed({ agencyId, year }: Page, why: string[]): Attribution {
  return { verdict: 'confirmed', agencyId, year, why };
}

/** The code that the host carried so far, where the page bears that of another region. */
async function doubtOfSite(db: Db, url: string, site: SiteIdentity | null | undefined): Promise<string | null> {
  return site?.code && URL.canParse(url) ? doubtfulSite(site, await sitesOf(db, [new URL(url).host])) : null;
}

function withSite(found: Attribution, code: string | null): Attribution {
  if (code === null) return found;
  const verdict = found.verdict === 'confirmed' ? 'unclear' : found.verdict;
  return { ...found, verdict, why: [...found.why, attribution('siteCode', code)] };
}

/**
 * Saves a reading where it belongs. A page that its own words give to another body or year is moved there with the reasons, and what the
 * old and the new agency-year show is decided anew; nothing of it is lost.
 */
export async function saveAttributed(
  trx: Db,
  version: Version,
  { listed, found, registered }: Whose,
  context: Pick<WorkContext, 'clock' | 'log'>,
): Promise<void> {
  const { page, touched } = await settlePage(trx, listed, found);
  const agency = (await findAgency(trx, page.agencyId)) ?? version.agency;
  if (found.verdict !== 'confirmed')
    context.log.warn(
      { url: page.url, listed: [listed.agencyId, listed.year], ...found },
      'the document disagrees with the list',
    );
  if (page.flaw && page.snapshot === version.snapshot) await setPageFlaw(trx, page.id, null);
  const report = settleAgency(version.report, { url: page.url, agencies: registered });
  await noteSite(trx, page.url, report.site ?? null, version.seenAt);
  await saveVersion(trx, { ...version, page, agency, report }, context);
  for (const { agencyId, year } of touched)
    if (agencyId !== page.agencyId || year !== page.year) await chooseAndAssess(trx, agencyId, year);
}
