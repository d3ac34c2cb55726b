import { agencyResidue } from './agency-residue.ts';
import { agencyZero } from './agency-zero.ts';
import { allZero } from './all-zero.ts';
import { attachmentDead } from './attachment-dead.ts';
import { attachmentMismatch } from './attachment-mismatch.ts';
import { attachmentOnly } from './attachment-only.ts';
import { basis } from './basis.ts';
import { blankRate } from './blank-rate.ts';
import { bothOrNone } from './both-or-none.ts';
import { changeSaid } from './change-said.ts';
import { channelSum } from './channel-sum.ts';
import { copyLastYear } from './copy-last-year.ts';
import { copyPeer } from './copy-peer.ts';
import { corrected } from './corrected.ts';
import { countAnomaly } from './count-anomaly.ts';
import { dateConflict } from './date-conflict.ts';
import { duplicate } from './duplicate.ts';
import { eq } from './eq.ts';
import { eqStock } from './eq-stock.ts';
import { feeUntold } from './fee-untold.ts';
import { ge } from './ge.ts';
import { geChild } from './ge-child.ts';
import { geDiff } from './ge-diff.ts';
import { geMax } from './ge-max.ts';
import { ge0 } from './ge0.ts';
import { ge0All } from './ge0-all.ts';
import { generic } from './generic.ts';
import { headingHasNumber } from './heading-has-number.ts';
import { hijacked } from './hijacked.ts';
import { integerAll } from './integer-all.ts';
import type { Kind } from './kind.ts';
import { le } from './le.ts';
import { listSum } from './list-sum.ts';
import { overviewElements } from './overview-elements.ts';
import { overviewEmpty } from './overview-empty.ts';
import { parseable } from './parseable.ts';
import { parts } from './parts.ts';
import { period } from './period.ts';
import { piiBank } from './pii-bank.ts';
import { piiId } from './pii-id.ts';
import { piiMobile } from './pii-mobile.ts';
import { printedTwice } from './printed-twice.ts';
import { problemsEmpty } from './problems-empty.ts';
import { publishedEarly } from './published-early.ts';
import { ratioGt } from './ratio-gt.ts';
import { restated } from './restated.ts';
import { sectionExtra } from './section-extra.ts';
import { sectionMissing } from './section-missing.ts';
import { sectionOrder } from './section-order.ts';
import { shape } from './shape.ts';
import { share } from './share.ts';
import { signature } from './signature.ts';
import { silentRevision } from './silent-revision.ts';
import { sumChildren } from './sum-children.ts';
import { tableImage } from './table-image.ts';
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
import { yearResidue } from './year-residue.ts';
import { yoy } from './yoy.ts';
import { zeroAfter } from './zero-after.ts';
import { zeroImpliesZero } from './zero-implies-zero.ts';

/** Every kind of rule that can be evaluated: one file each in this folder, one line each here. */
export const KINDS: readonly Kind[] = [
  agencyResidue,
  agencyZero,
  allZero,
  attachmentDead,
  attachmentMismatch,
  attachmentOnly,
  basis,
  blankRate,
  bothOrNone,
  changeSaid,
  channelSum,
  copyLastYear,
  copyPeer,
  corrected,
  countAnomaly,
  dateConflict,
  duplicate,
  eq,
  eqStock,
  feeUntold,
  ge,
  ge0,
  ge0All,
  geChild,
  geDiff,
  geMax,
  generic,
  headingHasNumber,
  hijacked,
  integerAll,
  le,
  listSum,
  overviewElements,
  overviewEmpty,
  parseable,
  parts,
  period,
  piiBank,
  piiId,
  piiMobile,
  printedTwice,
  problemsEmpty,
  publishedEarly,
  ratioGt,
  restated,
  sectionExtra,
  sectionMissing,
  sectionOrder,
  shape,
  share,
  signature,
  silentRevision,
  sumChildren,
  tableImage,
  tableMissing,
  templateMatchesYear,
  textAgrees,
  textLoss,
  textOrder,
  titleForm,
  titleYear,
  unitRatio,
  unitSlip,
  vectorEqual,
  yearResidue,
  yoy,
  zeroAfter,
  zeroImpliesZero,
];
