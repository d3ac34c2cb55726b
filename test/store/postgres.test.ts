import { afterAll, describe } from 'vitest';
import { storeContract } from '../contracts/store.ts';
import { startPostgres } from '../servers.ts';
import { open } from './open.ts';

const server = await startPostgres();
if ('skip' in server) {
  describe.skip(`PostgreSQL (${server.skip})`, () => storeContract(() => open(null)));
} else {
  afterAll(() => server.stop());
  describe('PostgreSQL', () => storeContract(() => open(server.url)));
}
