import type { RegistryPreview } from '../../registry/registry-changes.ts';

/** What a registry file changes, for scripts. */
export function registryJson({ problems, changes }: RegistryPreview) {
  const { added, changed, returned, ended, unchanged } = changes;
  return { problems, added: added.map(({ id, name }) => ({ id, name })), changed, returned, ended, unchanged };
}
