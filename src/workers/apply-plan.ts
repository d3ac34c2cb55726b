import { digest } from '../alerts/alert-id.ts';
import type { PlanFile, PlanSilence } from '../config/plan-file.ts';
import type { Settings } from '../config/settings.ts';
import { isHeld, type Storable, storeKey, withStored } from '../config/stored-settings.ts';
import { FailureError, isFailureError, ok, type Result } from '../errors/failure.ts';
import type { Wants } from '../report/wants.ts';
import { startOfShanghaiDay } from '../report/year.ts';
import { addAudit, type Said } from '../store/audit.ts';
import type { Db } from '../store/database.ts';
import { saveSetting, storedSettings } from '../store/settings.ts';
import { endSilence, listSilences, type Silence, saveSilence } from '../store/silences.ts';
import { inTransaction } from '../store/tasks.ts';
import { type PlanChange, settingChanges } from './plan-changes.ts';
import { registryPlanChanges } from './plan-registry.ts';
import { takeRegistry } from './take-registry.ts';

/** A plan with the registry that it names, as bytes. */
export interface Plan extends PlanFile {
  registry: { file: string; bytes: Uint8Array } | null;
}

/** What a plan would change, nothing done. Failure: `registry.row`. */
export async function previewPlan(db: Db, base: Settings, plan: Plan, now: string): Promise<Result<PlanChange[]>> {
  const silences = await silenceChanges(db, plan.silences, now);
  const registry = plan.registry === null ? ok([]) : await registryPlanChanges(db, plan.registry.bytes);
  if (!registry.ok) return registry;
  const present = withStored(base, await storedSettings(db));
  const settings = Object.entries(asked(plan)).flatMap(([name, value]) =>
    settingChanges(name as Storable, ownPart(base, present, name as Storable), value, isHeld(base, name as Storable)),
  );
  return ok([...registry.value, ...settings, ...silences.map(({ change }) => change)]);
}

/** Makes it so, all of it or nothing; a plan that is so already changes nothing. Failure: `registry.row`. */
export async function applyPlan(db: Db, base: Settings, plan: Plan, said: Said): Promise<Result<PlanChange[]>> {
  try {
    return await inTransaction(db, async (trx) => {
      const changes = await previewPlan(trx, base, plan, said.now);
      if (!changes.ok || changes.value.every(({ sign }) => sign === '!')) return changes;
      if (plan.registry !== null) {
        const taken = await takeRegistry(trx, plan.registry.bytes, { ...said, file: plan.registry.file });
        if (!taken.ok) throw new FailureError(taken.failure);
      }
      for (const [name, value] of Object.entries(asked(plan)) as [Storable, unknown][])
        if (!isHeld(base, name)) await saveSetting(trx, storeKey(name), value, said);
      for (const { act } of await silenceChanges(trx, plan.silences, said.now)) await act(trx, said);
      if (plan.silences)
        await saveSetting(
          trx,
          PLANNED,
          plan.silences.map(({ name }) => idOf(name)),
          said,
        );
      const own = changes.value.filter((one) => one.sign !== '!' && !['agencies', 'silences'].includes(one.section));
      if (own.length > 0)
        await addAudit(trx, { ...said, what: 'settings.changed', details: { changes: own.map(({ text }) => text) } });
      return changes;
    });
  } catch (error) {
    if (isFailureError(error)) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** The settings that a plan gives, by name. */
function asked({
  deadlines,
  targets,
  schedule,
  seasonSchedule,
  alertSeverity,
}: PlanFile): Partial<Record<Storable, unknown>> {
  const { graceDays, missingLooks, staleAfterDays, local } = deadlines ?? {};
  const given = {
    graceDays,
    missingLooks,
    staleAfterDays,
    localDeadlines: local,
    targets,
    schedule,
    seasonSchedule,
    alertSeverity,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** What the store says of a setting now; of targets those that no file names. */
function ownPart(base: Settings, present: Settings, name: Storable): unknown {
  if (name !== 'targets') return present[name];
  const fixed = new Set(base.targets.map((one) => one.name));
  return present.targets.filter((one) => !fixed.has(one.name));
}

/** Ids of the silences that the last plan made. */
const PLANNED = 'plan.silences';

interface SilenceStep {
  change: PlanChange;
  act: (trx: Db, said: Said) => Promise<unknown>;
}

/** Silences of a plan are known by their names; those that people made otherwise are left alone. */
async function silenceChanges(db: Db, wanted: readonly PlanSilence[] | undefined, now: string): Promise<SilenceStep[]> {
  if (wanted === undefined) return [];
  const present = new Map((await listSilences(db)).map((one) => [one.id, one]));
  const steps = wanted.flatMap((one) => silenceStep(present.get(idOf(one.name)) ?? null, one, now));
  const listed = new Set(wanted.map(({ name }) => idOf(name)));
  const kept = (await storedSettings(db)).get(PLANNED)?.value;
  const gone = (Array.isArray(kept) ? kept : []).filter((id: string) => !listed.has(id)).map((id) => present.get(id));
  const ended = gone.filter((one): one is Silence => one !== undefined && one.endsAt > now);
  return [
    ...steps,
    ...ended.map(
      (one): SilenceStep => ({
        change: { section: 'silences', sign: '-', text: one.reason },
        act: (trx, said) => endSilence(trx, one.id, said.now, said),
      }),
    ),
  ];
}

function silenceStep(before: Silence | null, wanted: PlanSilence, now: string): SilenceStep[] {
  const { name, until, reason, ...rest } = wanted;
  const wants = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Wants;
  const endsAt = new Date(startOfShanghaiDay(until).getTime() + 86_400_000).toISOString();
  const same =
    before !== null && before.endsAt === endsAt && before.reason === reason && sameWants(before.wants, wants);
  if (same || (endsAt <= now && (before === null || before.endsAt <= now))) return [];
  const text = `${name}: ${JSON.stringify(wants)} ≤ ${until} · ${reason}`;
  const act = (trx: Db, { by }: Said) =>
    saveSilence(trx, { id: idOf(name), wants, reason, by, createdAt: before?.createdAt ?? now, endsAt });
  return [{ change: { section: 'silences', sign: before === null ? '+' : '~', text }, act }];
}

function sameWants(a: Wants, b: Wants): boolean {
  const plain = (wants: Wants) =>
    JSON.stringify(Object.entries(wants).sort(([one], [other]) => (one < other ? -1 : 1)));
  return plain(a) === plain(b);
}

function idOf(name: string): string {
  return digest(['plan', name]);
}
