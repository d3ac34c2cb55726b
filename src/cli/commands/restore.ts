import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Command } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { readBackup } from '../../store/backup.ts';
import { backup as words } from '../../text/backup.ts';
import { systemError } from '../../text/system-error.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, Counter, print } from '../output.ts';
import { withStore } from '../with-store.ts';

/** Brings a backup into an empty store. */
export const restore: CommandModule = {
  build: (finish) =>
    new Command('restore')
      .argument('<file>')
      .description(both(words.restoreAbout))
      .action((file: string, options: Record<string, unknown>) =>
        withSettings(options, finish, async (settings) => {
          await access(file);
          return withStore(settings, async (store) => {
            const restored = await readBackup(store, linesOf(file));
            if (!restored.ok) throw new FailureError(restored.failure);
            const rows = Object.values(restored.value).reduce((sum, count) => sum + count, 0);
            print(`${both(words.restored)}: ${rows}`);
            return 0;
          });
        }),
      ),
};

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createReadStream(file)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(createGunzip());
  const rowsDone = new Counter(words.rowsDone);
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
      rowsDone.add();
      yield line;
    }
    if (unpacked.errored) throw unpacked.errored;
  } catch (error) {
    const isFile = (error as NodeJS.ErrnoException).code?.startsWith('Z_') !== true;
    if (isFile) throw new FailureError(failure('file.unreadable', `${file}: ${both(systemError(error))}`));
    throw new FailureError(
      failure('backup.unusable', `${file}: ${both(words.notPacked)} (${(error as Error).message})`),
    );
  } finally {
    rowsDone.end();
  }
}
