import { Command } from 'commander';
import { FailureError } from '../../errors/failure.ts';
import { OPTIONS } from '../../text/cli.ts';
import { plan as words } from '../../text/plan.ts';
import { previewPlan } from '../../workers/apply-plan.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both } from '../output.ts';
import { planOf, tellChanges } from '../plan-input.ts';
import { withStore } from '../with-store.ts';

/** Says what `apply` would change: exit code 0 where nothing, 1 where something. */
export const plan: CommandModule = {
  build: (finish) =>
    new Command('plan')
      .argument('<file>')
      .description(both(words.about))
      .option('--json', both(OPTIONS.json))
      .action((file: string, options: Record<string, unknown>) =>
        withSettings(options, finish, async (settings) => {
          const wanted = await planOf(file);
          return withStore(settings, async ({ db }) => {
            const changes = await previewPlan(db, settings, wanted, new Date().toISOString());
            if (!changes.ok) throw new FailureError(changes.failure);
            tellChanges(changes.value, false, options.json === true);
            return changes.value.some(({ sign }) => sign !== '!') ? 1 : 0;
          });
        }),
      ),
};
