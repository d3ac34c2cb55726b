/** Longest address, in characters, that is asked for or kept: no real one comes near, and databases cannot index much longer ones. */
export const MAX_URL_LENGTH = 2_000;
