import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command } from 'commander';
import { writeBackup } from '../../store/backup.ts';
import { backup as words } from '../../text/backup.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, print } from '../output.ts';
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
            const unfinished = `${file}.part`;
            const packed = createGzip();
            const out = packed.pipe(createWriteStream(unfinished, { mode: 0o600 }));
            const ended = finished(out);
            ended.catch(() => packed.destroy());
            const counts = await writeBackup(store, new Date().toISOString(), async (line) => {
              if (!packed.write(`${line}\n`)) await Promise.race([once(packed, 'drain'), ended]);
            });
            packed.end();
            await ended;
            await rename(unfinished, file);
            const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
            print(`${both(words.written)}: ${file} (${rows})`);
            return 0;
          }),
        ),
      ),
};
