/** How the keeper of LibreOffice ends when it has nothing to give. */
export const KEEPER_EXITS = { absent: 2, slow: 3, large: 4, failed: 5 } as const;
