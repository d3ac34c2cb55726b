import { type IRequestManager, Request, type Source } from '@crawlee/basic';

/**
 * The queue of a visit: it holds one request at most, because each answer decides on the next. Crawlee's own remembers a million
 * addresses from the start, 16 MB for each of the visits that run side by side.
 */
export class OneRequest implements IRequestManager {
  #next: Request | null = null;
  #pending: Request | null = null;
  #handled = 0;
  #added = 0;

  async isFinished(): Promise<boolean> {
    return this.#next === null && this.#pending === null;
  }

  async isEmpty(): Promise<boolean> {
    return this.#next === null;
  }

  async handledCount(): Promise<number> {
    return this.#handled;
  }

  getTotalCount(): number {
    return this.#added;
  }

  getPendingCount(): number {
    return this.#added - this.#handled;
  }

  async fetchNextRequest<T extends object>(): Promise<Request<T> | null> {
    this.#pending = this.#next ?? this.#pending;
    const next = this.#next;
    this.#next = null;
    return next as Request<T> | null;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let next = await this.fetchNextRequest(); next !== null; next = await this.fetchNextRequest()) yield next;
  }

  async markRequestHandled(request: Request): Promise<null> {
    if (this.#pending === request) this.#pending = null;
    this.#handled++;
    return null;
  }

  async reclaimRequest(request: Request): Promise<null> {
    this.#next = request;
    return null;
  }

  async addRequest(source: Source) {
    if (this.#next !== null) throw new Error('a visit asks for one page at a time');
    this.#next = source instanceof Request ? source : new Request({ ...source, url: source.url ?? '' });
    this.#added++;
    const { uniqueKey } = this.#next;
    return { requestId: uniqueKey, uniqueKey, wasAlreadyHandled: false, wasAlreadyPresent: false, forefront: false };
  }

  async addRequestsBatched(requests: Parameters<IRequestManager['addRequestsBatched']>[0]) {
    const added = [];
    for await (const one of requests) added.push(await this.addRequest(typeof one === 'string' ? { url: one } : one));
    return { addedRequests: added, waitForAllRequestsToBeAdded: Promise.resolve(added) };
  }
}
