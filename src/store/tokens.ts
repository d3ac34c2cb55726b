import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Scope } from '../report/scope.ts';
import { addAudit, type Said } from './audit.ts';
import type { Db } from './database.ts';
import { clean, iso, isoOrNull } from './rows.ts';
import type { TokenTable } from './schema.ts';
import { inTransaction } from './tasks.ts';

/** Who may use the API, without the secret: that is shown once and kept as its SHA-256 only. */
export interface Token {
  id: string;
  name: string;
  scope: Scope;
  createdAt: string;
  createdBy: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

const PREFIX = 'nb_';
/** Uses are noted once in so long: a token that is used all the time is no reason to write all the time. */
const NOTED_EVERY_MS = 60_000;

/** `secret` is known to nobody afterwards. It is random enough (256 bits) that a plain hash keeps it. */
export async function createToken(
  db: Db,
  wanted: { name: string; scope: Scope },
  said: Said,
): Promise<{ token: Token; secret: string }> {
  const secret = PREFIX + randomBytes(32).toString('base64url');
  const id = randomBytes(6).toString('hex');
  const name = clean(wanted.name);
  const row = { id, name, scope: wanted.scope, hash: hashOf(secret), created_at: said.now, created_by: clean(said.by) };
  await inTransaction(db, async (trx) => {
    await trx.insertInto('nianbao.token').values(row).execute();
    await addAudit(trx, { ...said, what: 'token.created', about: name, details: { id, scope: wanted.scope } });
  });
  return { token: (await findToken(db, id))!, secret };
}

/** Newest first, revoked ones too. */
export async function listTokens(db: Db): Promise<Token[]> {
  const rows = await db.selectFrom('nianbao.token').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map(fromRow);
}

/** Ends a token at once; false where none of this id holds. */
export async function revokeToken(db: Db, id: string, said: Said): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const ended = await trx
      .updateTable('nianbao.token')
      .set({ revoked_at: said.now })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning(['name', 'scope'])
      .executeTakeFirst();
    if (!ended) return false;
    await addAudit(trx, { ...said, what: 'token.revoked', about: ended.name, details: { id, scope: ended.scope } });
    return true;
  });
}

/** The token that this secret opens; null where there is none or it was revoked. Notes that it was used. */
export async function tokenOfSecret(db: Db, secret: string, now: Date): Promise<Token | null> {
  if (!/^nb_[\w-]{43}$/.test(secret)) return null;
  const row = await db
    .selectFrom('nianbao.token')
    .selectAll()
    .where('hash', '=', hashOf(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() >= NOTED_EVERY_MS)
    await db.updateTable('nianbao.token').set({ last_used_at: now }).where('id', '=', row.id).execute();
  return fromRow(row);
}

async function findToken(db: Db, id: string): Promise<Token | null> {
  const row = await db.selectFrom('nianbao.token').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function fromRow(row: Selectable<TokenTable>): Token {
  return {
    ...{ id: row.id, name: row.name, scope: row.scope, createdAt: iso(row.created_at), createdBy: row.created_by },
    ...{ lastUsedAt: isoOrNull(row.last_used_at), revokedAt: isoOrNull(row.revoked_at) },
  };
}
