/** As long a page waits for the queue, in ms. */
const ANSWER_WITHIN_MS = 3_000;

/** What was asked of the queue; null where it fails or does not answer in time: a Redis that hangs answers nothing, for ever. */
export async function within<T>(asked: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
  });
  return Promise.race([asked.catch(() => null), late]).finally(() => clearTimeout(timer));
}
