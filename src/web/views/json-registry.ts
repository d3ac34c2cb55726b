import type { RegistryPreview } from '../../registry/registry-changes.ts';

/** What a registry file changes, for scripts. */
export function registryJson({ problems, warnings, changes }: RegistryPreview) {
  const { added, changed, returned, ended, unchanged } = changes;
  return {
    problems,
    warnings,
    added: added.map(({ id, name }) => ({ id, name })),
    changed,
    returned,
    ended,
    unchanged,
  };
}
