import { globSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, which begin first: one that began last would be waited for alone. */
const LONG = [
  'web/browser.test.ts',
  'cli/state.test.ts',
  'workers/pictured-reports.test.ts',
  'e2e/kill.test.ts',
  'cli/office.test.ts',
  'workers/province-outage.test.ts',
  'cli/reprocess.test.ts',
  'cli/check-many.test.ts',
  'e2e/hostile-portal.test.ts',
  'e2e/politeness.test.ts',
  'web/browser-report.test.ts',
  'e2e/office.test.ts',
  'e2e/told.test.ts',
  'e2e/demo-run.test.ts',
  'workers/storm.test.ts',
  'fetch/browser.test.ts',
  'e2e/pictured-page.test.ts',
  'e2e/servers.test.ts',
  'demo/season.test.ts',
  'portals/portals.test.ts',
  'workers/hostile-documents.test.ts',
  'house.test.ts',
  'check/planted/planted.test.ts',
  'workers/testify.test.ts',
  'generate/mutation.test.ts',
  'generate/generated-reports.test.ts',
];

const APART = new RegExp(
  [
    '/(raster|pictures|pdf)/',
    '/(browser|attack|hostile|libreoffice|queue-drivers)[\\w-]*\\.test',
    'demo/season',
    'fetch/(faulty-tls|network-guard)',
    'workers/(hijacked-page|original-viewer|page-browser|pictured-reports|reader-pool|scale|storm)',
  ].join('|'),
);

/**
 * Tests that leave a process as they found it follow one another in the same one, so that it starts, compiles and loads what they share
 * (the embedded database above all) once: the pure core, what works on a store or a local server of its own. What fills, measures or
 * breaks its process, or runs programs, has one for itself.
 */
const SHARED = globSync(
  'test/{alerts,anomaly,check,config,coverage,crawler,demo,diff,export,extract,fetch,read,registry,report,similarity,text,trust,web,workers}/**/*.test.ts',
  { cwd: import.meta.dirname },
)
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !APART.test(file));

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const rank = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}`));
      return rank < 0 ? LONG.length : rank;
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}

export default defineConfig({
  test: {
    setupFiles: ['test/seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Whatever a machine that is busy or slow takes: a test that waits for something fails by what it expects, not by the clock.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    env: { LOG_LEVEL: 'silent' },
    projects: [
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: SHARED } },
      { extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
    ],
  },
});
