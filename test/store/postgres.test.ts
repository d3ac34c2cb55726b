import { afterAll, describe, it } from 'vitest';
import { storeContract } from '../contracts/store.ts';
import { startPostgres } from '../servers.ts';
import { open } from './open.ts';

const server = await startPostgres();
if ('skip' in server) {
  it.skip(`the store in PostgreSQL (${server.skip})`, () => undefined);
} else {
  afterAll(() => server.stop());
  describe('the store in PostgreSQL', () => storeContract(() => open(server.url)));
}
