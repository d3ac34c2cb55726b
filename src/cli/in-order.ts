/**
 * Works on at most `limit` items at the same time and hands the results over in the order of the items, each as soon as all before it
 * are there. A `work` that throws ends the whole.
 */
export async function inOrder<Item, Done>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Done>,
  take: (done: Done, index: number) => void,
): Promise<void> {
  const waiting = new Map<number, { done: Done }>();
  let [next, handed] = [0, 0];
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) {
      waiting.set(index, { done: await work(items[index] as Item, index) });
      for (let ready = waiting.get(handed); ready !== undefined; ready = waiting.get(handed)) {
        waiting.delete(handed);
        take(ready.done, handed++);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
