/** What a token may do, each with what stands before it: look; act on alerts, findings and runs; change registry, settings and tokens. */
export const SCOPES = ['read', 'operate', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** True where `held` is enough for what needs `needed`. */
export function allows(held: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(held) >= SCOPES.indexOf(needed);
}
