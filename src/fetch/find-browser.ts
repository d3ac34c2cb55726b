import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where a Chromium lies on PATH; null where there is none. */
export function findBrowser(path: string): string | null {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    for (const name of NAMES) {
      const file = join(folder, name);
      if (isExecutable(file)) return file;
    }
  }
  return null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
