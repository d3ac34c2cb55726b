import { plantChanging } from './families/changing.ts';
import {
  plantArchives,
  plantInnerFrame,
  plantOldMarkup,
  plantSplitColumn,
  plantTeasers,
  plantTowns,
  plantWas,
  plantYearSelect,
} from './families/column-leads.ts';
import { plantFaults, plantHalfFaults } from './families/faults.ts';
import { plantAnnualReportPages, plantHanweb, plantJpaas } from './families/hanweb.ts';
import {
  plantCopies,
  plantCountyList,
  plantFramesAndJumps,
  plantKindFolders,
  plantYearFolders,
} from './families/mixed.ts';
import { plantOddLists, plantYearLinks } from './families/odd-lists.ts';
import {
  plantAttachments,
  plantGkmlpt,
  plantJson,
  plantOpenness,
  plantPlainLists,
  plantVsb,
  plantWebplus,
} from './families/other-systems.ts';
import { plantPagers } from './families/pagers.ts';
import { plantScriptLists } from './families/script-lists.ts';
import {
  plantDepartmentFilter,
  plantMatrix,
  plantNamedFolders,
  plantPublisherJson,
  plantPublisherTable,
} from './families/shared-columns.ts';
import { plantSmallSystems } from './families/small-systems.ts';
import { plantFujian, plantNingxia, plantTrs } from './families/trs.ts';
import { plantUcap } from './families/ucap.ts';
import { plantUnseen } from './families/unseen.ts';
import { plantVendorLists } from './families/vendor-lists.ts';
import type { World } from './world.ts';

const SHAPES = [
  ...[plantTrs, plantFujian, plantNingxia, plantHanweb, plantJpaas, plantAnnualReportPages, plantUcap, plantGkmlpt],
  ...[plantVsb, plantWebplus, plantOpenness, plantJson, plantPlainLists, plantAttachments],
  ...[
    plantYearFolders,
    plantKindFolders,
    plantCountyList,
    plantFramesAndJumps,
    plantCopies,
    plantFaults,
    plantHalfFaults,
    plantChanging,
    plantPublisherTable,
    plantPublisherJson,
    plantDepartmentFilter,
    plantMatrix,
    plantNamedFolders,
    plantOddLists,
    plantYearLinks,
  ],
  ...[
    ...[plantTeasers, plantSplitColumn, plantArchives, plantYearSelect],
    ...[plantOldMarkup, plantInnerFrame, plantWas, plantTowns],
    plantPagers,
    plantSmallSystems,
    plantVendorLists,
    plantScriptLists,
    plantUnseen,
  ],
];

/** All families and shapes of the farm. */
export function plantAll(world: World): void {
  for (const plant of SHAPES) plant(world);
}
