import type { Queue } from 'bullmq';
import type { Kysely } from 'kysely';
import type { Result } from '../errors/failure.ts';
import type { RegistryPreview } from '../registry/registry-changes.ts';
import type { Bilingual } from '../report/bilingual.ts';
import type { CorrectionAct, CorrectionOutcome } from '../report/correction.ts';
import type { ActOutcome, FindingAct } from '../report/decision-act.ts';
import type { OperatorAct } from '../report/operator-act.ts';
import type { Scope } from '../report/scope.ts';
import type { ShownOriginal } from '../report/shown-original.ts';
import type { Said } from '../store/audit.ts';
import type { Database } from '../store/schema.ts';

/** Everything that the pages need from outside; the service wires it, tests hand in their own. */
export interface WebDeps {
  db: Kysely<Database>;
  queues: WebQueues;
  clock: () => Date;
  /** Null: no login; then only loopback names are answered, and `serveWeb` listens on loopback only. */
  password: string | null;
  version: string;
  /** True when store and queue answer. */
  ready: () => Promise<boolean>;
  actions: WebActions;
  /** Shows kept files by a process of its own. */
  originals: Originals;
  /** Path below which the pages lie (`/nianbao`); empty or absent: at the root of the host. */
  basePath?: string;
  /** Networks (CIDR) of proxies whose `X-Forwarded-*` is believed; absent: nobody's. */
  trustedProxies?: readonly string[];
  /** Largest file that may be handed in. */
  maxUploadBytes: number;
  /** YYYY-MM-DD: deadlines are counted as if it were that day; null or absent = the real day. */
  asOf?: string | null;
  /** What the working days of escalation rest on, where no public holidays are known on that day; null: nothing to say. */
  workingDaysNote?: (day: string) => Bilingual | null;
  /** Told of every request that ended in a bug; the page itself shows only a number to quote. */
  onError?: (error: unknown, requestId: string) => void;
}

export interface WebQueues {
  /** Where the jobs lie: `redis`, `postgres` or `pglite`. */
  readonly kind?: string;
  /** The BullMQ queues, for the queue pages. */
  raw(): Queue[];
  /** Since when the queue gives errors or no answer; null or absent where all is well. */
  troubledSince?(): Date | null;
  /** Whether it takes what is added; absent: not known. */
  isReady?(): Promise<boolean>;
  /** Queue name → job state → number of jobs; throws where the queue cannot be reached. */
  counts(): Promise<Record<string, Record<string, number>>>;
}

export interface StartRunInput {
  /** Empty: all active agencies. */
  agencyIds: string[];
  /** Empty: the years that are due. */
  years: number[];
}

/** Kept bytes, with what was said of them when they were fetched. */
export interface KeptFile {
  sha: string;
  bytes: Uint8Array;
  url: string;
  contentType: string | null;
}

/** Originals for people's eyes. Failures: those of the readers. */
export interface Originals {
  original(file: KeptFile): Promise<Result<ShownOriginal>>;
  /** A page (1-based) as PNG; `read.unsupported` where the format has no pages to draw. */
  page(file: KeptFile, n: number): Promise<Result<Uint8Array>>;
}

/** What a person may do on the pages. What needs the store alone is done by the routes. */
export interface WebActions {
  /** Yields the id of the run, new or already under way. */
  startRun(input: StartRunInput): Promise<string>;
  /** Puts a figure in the place of one that was read, or takes that back. */
  correctFigure(act: CorrectionAct): Promise<CorrectionOutcome>;
  /** Lets a finding be, or takes that back. */
  decideFinding(act: FindingAct): Promise<ActOutcome>;
  /** Settings that people may change, as they hold now. */
  readSettings(): Promise<ShownSettings>;
  /** What a plan (YAML) would change. Failures: `settings.invalid`, `registry.row`. */
  planSettings(yaml: string): Promise<Result<ShownChange[]>>;
  /** Makes settings as a plan says. Failures: as above. */
  applySettings(given: string | object, said: Said): Promise<Result<ShownChange[]>>;
  /** Adds a target, or puts it in the place of the one of its name. Failure: `settings.invalid`. */
  setTarget(target: object, said: Said): Promise<Result<ShownChange[]>>;
  removeTarget(name: string, said: Said): Promise<Result<ShownChange[]>>;
  /** What a registry file would change. */
  previewRegistry(bytes: Uint8Array): Promise<RegistryPreview>;
  /** Takes a registry file over. Failures: `registry.row`, `registry.moved` where `basis` is not that of a preview made now. */
  takeRegistry(
    bytes: Uint8Array,
    source: Said & { file: string },
    basis: string | null,
  ): Promise<Result<RegistryPreview>>;
  /** Records what an operator says. Failure: `operator.refused`, with `why` in its context. */
  testify(act: OperatorAct): Promise<Result<{ outcome: 'recorded' | 'already'; runId: string | null }>>;
  /** Tries failed tasks again; `runId` is the run that does it, null where they went on in their own. */
  retryTasks(ids: readonly string[]): Promise<{ count: number; runId: string | null }>;
  /** Sends messages that were given up again; yields how many. */
  retryDeliveries(ids: readonly string[]): Promise<number>;
}

/** Settings as pages show them: nothing in it is secret. */
export interface ShownSettings {
  values: Record<string, unknown>;
  /** Names of those that flags, environment or file say. */
  held: string[];
  /** `own`: set on pages or by a plan. */
  targets: { name: string; channel: string; own: boolean; shown: Record<string, unknown> }[];
}

/** One thing that becomes another, in words without secrets; `!`: it does not, because flags, environment or file say it. */
export interface ShownChange {
  section: string;
  sign: '+' | '~' | '-' | '!';
  text: string;
}

/** Who asks: somebody at this machine where no password is set, somebody who knows it, or a token. */
export interface Actor {
  kind: 'local' | 'password' | 'token';
  /** Of the token; null for people, who may sign as they please. */
  name: string | null;
  scope: Scope;
}

/** What Hono carries beside a request: the server's closing signal, what a trusted proxy said, and what middleware found out. */
export interface WebEnv {
  Bindings: {
    closing?: AbortSignal;
    incoming?: { socket?: { remoteAddress?: string } };
    /** The address that a trusted proxy names as the one who asks. */
    peer?: string;
  };
  Variables: {
    page: PageContext;
    requestId: string;
    actor: Actor;
    /** Whether who asked may still see what goes on being sent: a logout ends it. */
    mayStay: () => Promise<boolean>;
  };
}

/** How a page is to be shown to this reader. */
export interface PageContext {
  lang: 'zh' | 'en';
  theme: 'auto' | 'light' | 'dark';
  /** Path and query, for the links that change language or theme. */
  url: URL;
  loggedIn: boolean;
  version: string;
  now: Date;
}
