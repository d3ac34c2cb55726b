import { EventManager } from '@crawlee/basic';

/**
 * Crawlee's events for one request at a time: nobody watches the machine's load, for which Crawlee starts `ps` at the beginning of
 * each crawl and each minute: a sixth of the time of a long run went into copying our process for it.
 */
export class QuietEvents extends EventManager {}
