import { datasource } from './datasource.ts';
import { fujian } from './fujian.ts';
import { generic } from './generic.ts';
import { gkmlpt } from './gkmlpt.ts';
import { hanweb } from './hanweb.ts';
import { jpaas } from './jpaas.ts';
import { jsonList } from './json-list.ts';
import { openness } from './openness.ts';
import type { ListContext, PortalAdapter } from './portal.ts';
import { trs } from './trs.ts';
import { truecms } from './truecms.ts';
import { ucap } from './ucap.ts';
import { vsb } from './vsb.ts';
import { was } from './was.ts';
import { webplus } from './webplus.ts';
import { xxgkSearch } from './xxgk-search.ts';
import { yearPages } from './year-pages.ts';

/** The portal families in the order in which they are asked; `generic` recognises everything. */
export const PORTAL_ADAPTERS: readonly PortalAdapter[] = [
  yearPages,
  was,
  openness,
  gkmlpt,
  jpaas,
  truecms,
  datasource,
  xxgkSearch,
  hanweb,
  vsb,
  webplus,
  ucap,
  fujian,
  trs,
  jsonList,
  generic,
];

/** The first family that recognises the page; `generic` recognises every one. */
export function adapterFor(page: ListContext): PortalAdapter {
  return PORTAL_ADAPTERS.find((adapter) => adapter.recognises(page)) ?? generic;
}
