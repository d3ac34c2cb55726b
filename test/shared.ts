import { existsSync } from 'node:fs';
import { join } from 'node:path';

const beside = join(import.meta.dirname, '..', '..', 'shared');

/** The folder of founding documents beside the project, or null where it is not there: tests on the corpus then say so and skip. */
export const shared: string | null = existsSync(join(beside, 'corpus')) ? beside : null;
