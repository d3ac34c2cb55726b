import { agencyZero } from './agency-zero.ts';
import { allZero } from './all-zero.ts';
import { attachmentDead } from './attachment-dead.ts';
import { basis } from './basis.ts';
import { blankRate } from './blank-rate.ts';
import { bothOrNone } from './both-or-none.ts';
import { copyLastYear } from './copy-last-year.ts';
import { copyPeer } from './copy-peer.ts';
import { corrected } from './corrected.ts';
import { countAnomaly } from './count-anomaly.ts';
import { channelSum } from './channel-sum.ts';
import { dateConflict } from './date-conflict.ts';
import { eq } from './eq.ts';
import { eqStock } from './eq-stock.ts';
import { ge } from './ge.ts';
import { geChild } from './ge-child.ts';
import { geDiff } from './ge-diff.ts';
import { geMax } from './ge-max.ts';
import { ge0 } from './ge0.ts';
import { ge0All } from './ge0-all.ts';
import { generic } from './generic.ts';
import { hijacked } from './hijacked.ts';
import { integerAll } from './integer-all.ts';
import type { Kind } from './kind.ts';
import { le } from './le.ts';
import { listSum } from './list-sum.ts';
import { parseable } from './parseable.ts';
import { piiBank } from './pii-bank.ts';
import { piiId } from './pii-id.ts';
import { piiMobile } from './pii-mobile.ts';
import { parts } from './parts.ts';
import { period } from './period.ts';
import { publishedEarly } from './published-early.ts';
import { ratioGt } from './ratio-gt.ts';
import { restated } from './restated.ts';
import { sectionMissing } from './section-missing.ts';
import { shape } from './shape.ts';
import { silentRevision } from './silent-revision.ts';
import { sumChildren } from './sum-children.ts';
import { tableMissing } from './table-missing.ts';
import { templateMatchesYear } from './template-matches-year.ts';
import { textAgrees } from './text-agrees.ts';
import { textLoss } from './text-loss.ts';
import { textOrder } from './text-order.ts';
import { titleForm } from './title-form.ts';
import { titleYear } from './title-year.ts';
import { unitRatio } from './unit-ratio.ts';
import { unitSlip } from './unit-slip.ts';
import { vectorEqual } from './vector-equal.ts';
import { yoy } from './yoy.ts';
import { zeroAfter } from './zero-after.ts';
import { zeroImpliesZero } from './zero-implies-zero.ts';

/** Every kind of rule that can be evaluated: one file each in this folder, one line each here. */
export const KINDS: readonly Kind[] = [
  unitSlip,
  titleForm,
  textOrder,
  textLoss,
  period,
  parts,
  listSum,
  channelSum,
  basis,
  agencyZero,
  allZero,
  attachmentDead,
  blankRate,
  bothOrNone,
  copyLastYear,
  copyPeer,
  corrected,
  countAnomaly,
  dateConflict,
  eq,
  eqStock,
  ge,
  geChild,
  ge0,
  ge0All,
  generic,
  geDiff,
  geMax,
  hijacked,
  integerAll,
  le,
  parseable,
  piiBank,
  piiId,
  piiMobile,
  publishedEarly,
  ratioGt,
  restated,
  sectionMissing,
  shape,
  silentRevision,
  sumChildren,
  tableMissing,
  templateMatchesYear,
  textAgrees,
  titleYear,
  unitRatio,
  vectorEqual,
  yoy,
  zeroAfter,
  zeroImpliesZero,
];
