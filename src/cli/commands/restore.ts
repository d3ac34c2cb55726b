import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Command } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { readBackup } from '../../store/backup.ts';
import { backup as words } from '../../text/backup.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, print } from '../output.ts';
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
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) yield line;
    if (unpacked.errored) throw unpacked.errored;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw new FailureError(failure('backup.unusable', `${file}: ${(error as Error).message}`));
    throw error;
  }
}
