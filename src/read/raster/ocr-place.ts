import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Folder of the packages that recognition needs; they are fetched only where a scan is met. */
export const OCR_FOLDER = join(import.meta.dirname, '..', '..', '..', 'optional', 'ocr');
/** Written last by an installation, with what it installed. */
const OCR_STAMP = join(OCR_FOLDER, 'node_modules', '.nianbao-ocr');

/** True where recognition is installed whole, whatever its version. */
export function isOcrInstalled(): boolean {
  try {
    return readFileSync(OCR_STAMP, 'utf8').length > 0;
  } catch {
    return false;
  }
}

/** Loads a package of that folder. */
export const requireOcr = createRequire(join(OCR_FOLDER, 'package.json'));
