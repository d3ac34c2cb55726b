import { installOcr } from '../../src/ocr/install-ocr.ts';

/**
 * Why recognition cannot be tried on this machine, or null: its packages are installed once, by whichever test file comes first. Tests
 * that need it say so in their name and skip.
 */
export const noOcr: string | null = await installOcr({ say: () => undefined }).then((result) =>
  result.ok ? null : result.failure.cause,
);
