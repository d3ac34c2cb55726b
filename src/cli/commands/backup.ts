import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command } from 'commander';
import { type BackupCounts, writeBackup } from '../../store/backup.ts';
import { backup as words } from '../../text/backup.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, Counter, print } from '../output.ts';
import { writeWhole } from '../whole-file.ts';
import { withStore } from '../with-store.ts';

/** Writes the whole store into one file, which stands under its name only when it is whole. */
export const backup: CommandModule = {
  build: (finish) =>
    new Command('backup')
      .argument('<file>')
      .description(both(words.about))
      .action((file: string, options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, async (store) => {
            let counts: BackupCounts = {};
            const rowsDone = new Counter(words.rowsDone);
            await writeWhole(file, async (to) => {
              const packed = createGzip();
              const out = packed.pipe(createWriteStream(to, { mode: 0o600 }));
              const ended = finished(out);
              ended.catch(() => packed.destroy());
              counts = await writeBackup(store, new Date().toISOString(), async (line) => {
                rowsDone.add();
                if (!packed.write(`${line}\n`)) await Promise.race([once(packed, 'drain'), ended]);
              });
              packed.end();
              await ended;
            }).finally(() => rowsDone.end());
            const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
            print(`${both(words.written)}: ${file} (${rows})`);
            return 0;
          }),
        ),
      ),
};
