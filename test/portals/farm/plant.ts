import { plantAnnualReportPages, plantHanweb, plantJpaas } from './families/hanweb.ts';
import { plantFujian, plantNingxia, plantTrs } from './families/trs.ts';
import type { World } from './world.ts';

/** All families and shapes of the farm. */
export function plantAll(world: World): void {
  plantTrs(world);
  plantFujian(world);
  plantNingxia(world);
  plantHanweb(world);
  plantJpaas(world);
  plantAnnualReportPages(world);
}
