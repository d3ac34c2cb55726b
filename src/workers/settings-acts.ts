import { checkPlan, readPlan } from '../config/plan-file.ts';
import type { Settings } from '../config/settings.ts';
import { isHeld, STORABLE, storeKey, withStored } from '../config/stored-settings.ts';
import type { TargetSetting } from '../config/target-setting.ts';
import { fail, ok, type Result } from '../errors/failure.ts';
import type { Said } from '../store/audit.ts';
import type { Db } from '../store/database.ts';
import { storedSettings } from '../store/settings.ts';
import { applyPlan, type Plan, previewPlan } from './apply-plan.ts';
import { maskedTarget, type PlanChange } from './plan-changes.ts';
import { registryOfRows } from './plan-registry.ts';

/** Settings as pages show them: nothing in it is secret. */
export interface ShownSettings {
  /** By name, as they hold now; without targets. */
  values: Record<string, unknown>;
  /** Names of those that flags, environment or file say. */
  held: string[];
  /** `own`: set on pages or by a plan, and so to be changed there. */
  targets: { name: string; channel: string; own: boolean; shown: Record<string, unknown> }[];
}

/** What pages and API do about settings. `afterwards` runs when something became another. */
export function settingsActs(db: Db, base: Settings, afterwards: () => Promise<void>, clock: () => Date) {
  const ownTargets = async () => ((await storedSettings(db)).get(storeKey('targets'))?.value ?? []) as TargetSetting[];
  const apply = async (plan: Plan, said: Said): Promise<Result<PlanChange[]>> => {
    const changes = await applyPlan(db, base, plan, said);
    if (changes.ok && changes.value.length > 0) await afterwards();
    return changes;
  };
  return {
    readSettings: async (): Promise<ShownSettings> => shownSettings(base, withStored(base, await storedSettings(db))),
    planSettings: async (yaml: string): Promise<Result<PlanChange[]>> => {
      const plan = planOf(readPlan(yaml));
      return plan.ok ? previewPlan(db, base, plan.value, clock().toISOString()) : plan;
    },
    /** `given`: YAML, or the same as an object. */
    applySettings: async (given: string | object, said: Said): Promise<Result<PlanChange[]>> => {
      const plan = planOf(typeof given === 'string' ? readPlan(given) : checkPlan(given));
      return plan.ok ? apply(plan.value, said) : plan;
    },
    /** One of this name in the place of another. */
    setTarget: async (target: object, said: Said): Promise<Result<PlanChange[]>> => {
      const checked = checkPlan({ targets: [target] });
      if (!checked.ok) return checked;
      const [wanted] = checked.value.targets!;
      const isFixed = [...base.targets, ...base.webhooks].some(({ name }) => name === wanted!.name);
      if (isFixed) return fail('settings.invalid', `${wanted!.name}: name`);
      const others = (await ownTargets()).filter(({ name }) => name !== wanted!.name);
      return apply({ targets: [...others, wanted!], registry: null }, said);
    },
    removeTarget: async (name: string, said: Said): Promise<Result<PlanChange[]>> => {
      const targets = (await ownTargets()).filter((one) => one.name !== name);
      return apply({ targets, registry: null }, said);
    },
  };
}

/** A registry beside the plan is none that came alone: such a plan must hold its rows. */
function planOf(read: ReturnType<typeof readPlan>): Result<Plan> {
  if (!read.ok) return read;
  const { agencies } = read.value;
  if (typeof agencies === 'string') return fail('settings.invalid', 'agencies: [{id, name, portal_url, …}]');
  const registry = agencies === undefined ? null : { file: 'plan', bytes: registryOfRows(agencies) };
  return ok({ ...read.value, registry });
}

function shownSettings(base: Settings, present: Settings): ShownSettings {
  const names = STORABLE.filter((name) => name !== 'targets');
  const fixed = new Set([...base.targets, ...base.webhooks].map(({ name }) => name));
  const targets = present.targets.map((one) => ({
    ...{ name: one.name, channel: one.channel, own: !fixed.has(one.name), shown: maskedTarget(one) },
  }));
  const webhooks = present.webhooks.map(({ name, url, secret }) => ({
    ...{ name, channel: 'webhook', own: false },
    shown: maskedTarget({ name, channel: 'webhook', url, ...(secret === undefined ? {} : { secret }) }),
  }));
  return {
    values: Object.fromEntries(names.map((name) => [name, present[name]])),
    held: names.filter((name) => isHeld(base, name)),
    targets: [...webhooks, ...targets],
  };
}
