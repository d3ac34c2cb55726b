import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../errors/failure.ts';
import { KEEPER_EXITS } from './exits.ts';

const MAX_OUTPUT = 64_000_000;
const KEEPER = join(import.meta.dirname, 'keeper.ts');

/** One conversion at a time in this process. */
let last: Promise<unknown> = Promise.resolve();

/**
 * A document of any format that LibreOffice Writer opens, as DOCX. LibreOffice runs under a keeper process, which ends it and clears up when
 * it takes too long or too much, and when this process ends in whatever way. Failures: `read.needs-libreoffice` where it is not installed,
 * `read.timeout`, `read.memory`, `read.malformed`.
 */
export function convertToDocx(bytes: Uint8Array): Promise<Result<Uint8Array>> {
  const turn = last.then(() => convert(bytes));
  last = turn;
  return turn;
}

function convert(bytes: Uint8Array): Promise<Result<Uint8Array>> {
  return new Promise((resolve) => {
    const keeper = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', KEEPER], {
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    });
    const parts: Buffer[] = [];
    let size = 0;
    keeper.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= MAX_OUTPUT) parts.push(part);
    });
    keeper.on('error', (error) => resolve(fail('read.needs-libreoffice', error.message)));
    keeper.on('close', (code) => resolve(resultOf(code, size, parts)));
    keeper.stdin.on('error', () => undefined);
    const head = Buffer.alloc(4);
    head.writeUInt32LE(bytes.length);
    keeper.stdin.write(head);
    // Left open: its end tells the keeper that nobody waits any more.
    keeper.stdin.write(bytes);
  });
}

function resultOf(code: number | null, size: number, parts: readonly Buffer[]): Result<Uint8Array> {
  if (code === KEEPER_EXITS.absent) return fail('read.needs-libreoffice', 'soffice is not on the PATH');
  if (code === KEEPER_EXITS.slow) return fail('read.timeout', 'LibreOffice did not end in time');
  if (code === KEEPER_EXITS.large) return fail('read.memory', 'LibreOffice took too much memory');
  if (code !== 0 || size === 0) return fail('read.malformed', 'LibreOffice could not open the file');
  if (size > MAX_OUTPUT) return fail('read.too-complex', `${size} bytes after conversion`);
  return ok(new Uint8Array(Buffer.concat(parts)));
}
