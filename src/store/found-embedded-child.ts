import { PGlite } from '@electric-sql/pglite';

/** The process of `found-embedded.ts`: makes the files of a database in the folder that its only argument names. Ends with whoever started it. */
process.on('disconnect', () => process.exit(1));
const lite = await PGlite.create({ dataDir: process.argv[2] as string });
await lite.close();
process.exit(0);
