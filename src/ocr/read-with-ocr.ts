import { failure, type Result } from '../errors/failure.ts';
import { installOcr } from './install-ocr.ts';

/** `auto`: the packages of recognition are fetched where the first scan is met; `off`: only what is there is used. */
export type OcrSetting = 'auto' | 'off';

/** After an installation that failed, the next scan does not try at once again. */
const PAUSE_MS = 600_000;
let failedAt = Number.NEGATIVE_INFINITY;
let lastCause = '';

/**
 * Reads, and where a scan is met without recognition being installed, installs it and reads again. What could not be installed stays
 * `read.needs-ocr`, with why.
 */
export async function readWithOcr<T>(
  setting: OcrSetting,
  read: () => Promise<Result<T>>,
  install: () => Promise<Result<void>> = installOcr,
): Promise<Result<T>> {
  const first = await read();
  if (first.ok || first.failure.code !== 'read.needs-ocr' || setting === 'off') return first;
  if (performance.now() - failedAt > PAUSE_MS) {
    const installed = await install();
    if (installed.ok) return read();
    failedAt = performance.now();
    lastCause = installed.failure.cause;
  }
  return {
    ok: false,
    failure: failure('read.needs-ocr', `${first.failure.cause}: ${lastCause}`, first.failure.context),
  };
}
