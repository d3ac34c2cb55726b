import type { Kysely } from 'kysely';
import { lifeOf, successorOf, successorWord } from '../../registry/succession.ts';
import { registeredAgencies } from '../../store/agencies.ts';
import type { Database } from '../../store/schema.ts';

interface Named {
  /** Null where the registry has no body of that name. */
  id: string | null;
  name: string;
}

/** Which bodies came before and after one, and between which days it exists, as the registry says; null = it says nothing. */
export interface Succession {
  before: (Named & { to: string | null })[];
  after: Named | null;
  from: string | null;
  to: string | null;
}

export async function successionOf(db: Kysely<Database>, id: string): Promise<Succession> {
  const registered = await registeredAgencies(db);
  const agency = registered.find((one) => one.id === id);
  if (!agency) return { before: [], after: null, from: null, to: null };
  const word = successorWord(agency);
  const after = successorOf(agency, registered);
  const before = registered.filter((one) => successorWord(one) !== '' && successorOf(one, registered)?.id === id);
  return {
    before: before.map((one) => ({ id: one.id, name: one.name, to: lifeOf(one).to })),
    after: after ? { id: after.id, name: after.name } : word === '' ? null : { id: null, name: word },
    ...lifeOf(agency),
  };
}
