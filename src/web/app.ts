import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type Failure, isFailureError } from '../errors/failure.ts';
import { unavailable } from '../queue/lost.ts';
import { addAudit } from '../store/audit.ts';
import { endSession, keepSession, sessionHolds } from '../store/sessions.ts';
import { tokenOfSecret } from '../store/tokens.ts';
import { fill } from '../text/fill.ts';
import { problems } from '../text/web.ts';
import { apiProblem } from './api-problem.ts';
import { behindProxy } from './behind-proxy.ts';
import type { WebDeps, WebEnv } from './deps.ts';
import { createLoginThrottle } from './login-throttle.ts';
import { createMetrics } from './metrics.ts';
import { hostCheck } from './middleware/host-check.ts';
import { linksBelow } from './middleware/links-below.ts';
import { pageContext } from './middleware/page-context.ts';
import { refuseNul } from './middleware/refuse-nul.ts';
import { type Guard, requirePassword } from './middleware/require-password.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { soundForm } from './middleware/sound-form.ts';
import { soundQuery } from './middleware/sound-query.ts';
import { administrationRoutes } from './routes/administration.ts';
import { agencyRoutes } from './routes/agencies.ts';
import { alertRoutes } from './routes/alerts.ts';
import { apiRoutes } from './routes/api.ts';
import { apiDetailRoutes } from './routes/api-details.ts';
import { apiReportRoutes } from './routes/api-reports.ts';
import { assetRoutes } from './routes/assets.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { exploreRoutes } from './routes/explore.ts';
import { feedRoutes } from './routes/feeds.ts';
import { findingRoutes } from './routes/findings.ts';
import { healthRoutes } from './routes/health.ts';
import { loginRoutes } from './routes/login.ts';
import { overviewRoutes } from './routes/overview.ts';
import { queueBoardRoutes } from './routes/queue-board.ts';
import { queueApiRoutes, queueRoutes } from './routes/queues.ts';
import { MAX_REGISTRY_BODY, REGISTRY_UPLOADS, registryRoutes } from './routes/registry.ts';
import { reportRoutes } from './routes/reports.ts';
import { runRoutes } from './routes/runs.ts';
import { settingsRoutes } from './routes/settings.ts';
import { silenceRoutes } from './routes/silences.ts';
import { snapshotRoutes } from './routes/snapshots.ts';
import { createSessions } from './session.ts';
import { plainProblem, problemPage } from './views/problem-page.ts';

const MAX_BODY_BYTES = 64_000;

/**
 * Builds the pages, the API, the health and metric endpoints; opens no port. Every answer passes, outermost first: headers,
 * compression, timing, reader's language, host check, login, sound address and query, origin check, size limit, sound form.
 */
export function createApp(deps: WebDeps): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const metrics = createMetrics(deps);
  const guard = createGuard(deps);
  const { basePath = '', trustedProxies = [] } = deps;
  app.use(securityHeaders(), compress());
  if (basePath !== '') app.use(linksBelow(basePath));
  app.use(metrics.middleware, requestId(), pageContext(deps), hostCheck(deps.password));
  app.use(requirePassword(guard), refuseNul(), soundQuery(), ownOrigin(), sizeLimit(deps.maxUploadBytes), soundForm());
  const routes = [
    healthRoutes(deps, metrics),
    apiDetailRoutes(deps),
    assetRoutes(),
    loginRoutes(guard),
    overviewRoutes(deps),
    agencyRoutes(deps),
    reportRoutes(deps),
    findingRoutes(deps),
    snapshotRoutes(deps),
    feedRoutes(deps),
    alertRoutes(deps),
    silenceRoutes(deps),
    evidenceRoutes(deps),
    runRoutes(deps),
    exploreRoutes(deps),
    administrationRoutes(deps),
    registryRoutes(deps),
    settingsRoutes(deps),
    queueApiRoutes(deps),
    apiRoutes(deps),
    apiReportRoutes(deps),
    queueBoardRoutes(deps),
    queueRoutes(deps),
  ];
  for (const one of routes) app.route('/', one);
  app.notFound((c) => problem(c, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return problem(c, error.status);
    const gone = isFailureError(error) ? error.failure : unavailable(error);
    if (gone?.code === 'queue.unavailable') return queueGone(c, gone);
    deps.onError?.(error, c.var.requestId);
    return problem(c, 500);
  });
  return behindProxy(app, { basePath, trustedProxies });
}

function createGuard({ db, password, clock }: WebDeps): Guard {
  return {
    sessions: password === null ? null : createSessions(password),
    throttle: createLoginThrottle(),
    clock,
    keepSession: (cookie, ends) => keepSession(db, cookie, ends, clock()),
    sessionHolds: (cookie) => sessionHolds(db, cookie, clock()),
    endSession: (cookie) => endSession(db, cookie),
    tokenOf: (secret) => tokenOfSecret(db, secret, clock()),
    record: (entry) => addAudit(db, entry),
  };
}

/** Browsers send cookies along for other sites, so that the origin counts; nobody sends a token along unasked. */
function ownOrigin(): MiddlewareHandler<WebEnv> {
  const own = csrf();
  return (c, next) => (c.var.actor.kind === 'token' ? next() : own(c, next));
}

function requestId() {
  return async (c: Context<WebEnv>, next: () => Promise<void>) => {
    c.set('requestId', crypto.randomUUID().slice(0, 8));
    await next();
  };
}

/** Only a report that is handed in, and a registry, may be large. */
function sizeLimit(maxUploadBytes: number): MiddlewareHandler<WebEnv> {
  const small = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });
  const large = bodyLimit({ maxSize: maxUploadBytes + MAX_BODY_BYTES, onError: tooLarge });
  const registry = bodyLimit({ maxSize: MAX_REGISTRY_BODY, onError: tooLarge });
  return (c, next) => {
    const { path } = c.req;
    if (REGISTRY_UPLOADS.test(path)) return registry(c, next);
    return /^\/agencies\/[^/]+\/import$/.test(path) ? large(c, next) : small(c, next);
  };
}

function tooLarge(): never {
  throw new HTTPException(413);
}

/** What was asked for was not begun. */
function queueGone(c: Context<WebEnv>, { title, remedy }: Failure): Response | Promise<Response> {
  c.header('Retry-After', '60');
  if (c.req.path.startsWith('/api/')) return apiProblem(c, 503, `${title.en}; ${remedy.en}`);
  const note = fill(problems.queueGoneNote, { remedy });
  return c.html(problemPage(c.var.page, 503, c.var.requestId, note), 503);
}

function problem(c: Context<WebEnv>, status: number): Response | Promise<Response> {
  if (status === 401) c.header('WWW-Authenticate', 'Basic realm="nianbao", charset="UTF-8", Bearer realm="nianbao"');
  if (status === 429) c.header('Retry-After', '300');
  if (c.req.path.startsWith('/api/')) return apiProblem(c, status);
  // What went wrong before it was known how to show a page is said in plain words, in both languages.
  if (c.var.page === undefined) return c.text(plainProblem(status, c.var.requestId), status as ContentfulStatusCode);
  return c.html(problemPage(c.var.page, status, c.var.requestId), status as ContentfulStatusCode);
}
