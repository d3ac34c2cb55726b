import type { Document } from '../report/document.ts';
import type { SiteIdentity } from '../report/words.ts';

/** SiteIDCode, SiteName and SiteDomain as the page's tags carry them (the metadata of 政府网站集约化); null where it has no code and no name. */
export function readSite({ meta }: Document): SiteIdentity | null {
  const tags = new Map(Object.entries(meta).map(([name, value]) => [name.toLowerCase(), value.trim()]));
  const code = /^[A-Za-z0-9]{6,20}$/.exec(tags.get('siteidcode') ?? '')?.[0] ?? null;
  const name = (tags.get('sitename') ?? '').slice(0, 100);
  const domain = (tags.get('sitedomain') ?? '').slice(0, 200);
  return code === null && name === '' ? null : { code, name, domain };
}
