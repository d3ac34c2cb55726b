/** Takes the lock of a folder, says `locked` or the failure, and stays. */
import { lockFolder } from '../../src/store/lock.ts';

const { folder } = JSON.parse(process.argv[2]!) as { folder: string };
const lock = await lockFolder(folder);
process.stdout.write(lock.ok ? 'locked\n' : `${lock.failure.code}: ${lock.failure.cause}\n`);
setInterval(() => undefined, 60_000);
