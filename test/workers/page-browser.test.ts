import { expect, it } from 'vitest';
import { browserObstacles } from '../../src/workers/page-browser.ts';

it.each([
  ['auto', '/usr/bin/chromium', false, []],
  ['auto', '/usr/bin/chromium', true, ['root']],
  ['unsandboxed', '/usr/bin/chromium', true, []],
  ['auto', null, false, ['missing']],
  ['auto', null, true, ['missing', 'root']],
  ['unsandboxed', null, true, ['missing']],
  ['off', '/usr/bin/chromium', true, ['off']],
] as const)(
  'with the setting %s, the program %s and root: %s, what stands in the way of a browser is %j',
  (...given) => {
    const [setting, executable, asRoot, obstacles] = given;
    expect(browserObstacles(setting, executable, asRoot)).toEqual(obstacles);
  },
);
