import { parentPort } from 'node:worker_threads';
import type { LineCrop } from './line-crop.ts';
import { loadLineRecogniser } from './line-recogniser.ts';

/** The second thread of `recogniser.ts`: answers each list of lines with the characters of each. */
const recognise = await loadLineRecogniser();
parentPort?.on('message', async ({ id, crops }: { id: number; crops: readonly LineCrop[] }) => {
  const read = [];
  for (const crop of crops) read.push(await recognise(crop));
  parentPort?.postMessage({ id, read });
});
