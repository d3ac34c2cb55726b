import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../errors/failure.ts';
import { parseAgencies } from '../registry/agency-csv.ts';
import { problemLine } from '../registry/problem-line.ts';
import { isUnchanged, type RegistryPreview, registryChanges } from '../registry/registry-changes.ts';
import { listAgencies, lockRegistry, replaceAgencies } from '../store/agencies.ts';
import { addAudit, type Said } from '../store/audit.ts';
import type { Db } from '../store/database.ts';
import { inTransaction } from '../store/tasks.ts';
import { REGISTRY_PROBLEMS } from '../text/registry.ts';

/** Reads a registry file and compares it with what is registered; changes nothing. */
export async function previewRegistry(db: Db, bytes: Uint8Array): Promise<RegistryPreview> {
  const { agencies, problems, warnings } = parseAgencies(bytes);
  // A file that lists nobody is a mistake: it would end every body.
  if (agencies.length + problems.length === 0) problems.push({ row: 0, column: '', message: REGISTRY_PROBLEMS.empty });
  const before = await listAgencies(db, { asRegistered: true });
  const changes = registryChanges(before, agencies);
  const basis = createHash('sha256')
    .update(JSON.stringify([agencies, changes]))
    .digest('hex')
    .slice(0, 32);
  return { agencies, problems, warnings, changes, basis };
}

/**
 * Takes a registry file over, all of it or nothing, and writes down who did it where anything changed. Failures: `registry.row` with every
 * mistake by its row, `registry.moved` where `basis` is given and something changed since that preview.
 */
export async function takeRegistry(
  db: Db,
  bytes: Uint8Array,
  source: Said & { file: string },
  basis: string | null = null,
): Promise<Result<RegistryPreview>> {
  return inTransaction(db, async (trx) => {
    await lockRegistry(trx);
    const preview = await previewRegistry(trx, bytes);
    const { agencies, problems, changes } = preview;
    if (problems.length > 0) {
      const lines = problems.map(problemLine);
      return fail('registry.row', `${source.file}\n${lines.join('\n')}`, { problems });
    }
    if (basis !== null && basis !== preview.basis) return fail('registry.moved', source.file);
    if (isUnchanged(changes)) return ok(preview);
    await replaceAgencies(trx, agencies, { replace: true });
    const { now, by, way, file } = source;
    const count = Object.fromEntries(
      Object.entries(changes).map(([n, v]) => [n, typeof v === 'number' ? v : v.length]),
    );
    await addAudit(trx, { now, by, way, what: 'registry.imported', about: file, details: count });
    return ok(preview);
  });
}
