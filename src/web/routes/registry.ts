import { type Context, Hono } from 'hono';
import { agenciesToCsv } from '../../registry/agency-csv.ts';
import { listAgencies } from '../../store/agencies.ts';
import { signer, wayOf } from '../actor.ts';
import { apiProblem } from '../api-problem.ts';
import type { WebDeps, WebEnv } from '../deps.ts';
import { givenJson } from '../given.ts';
import { SNAPSHOT_POLICY } from '../middleware/security-headers.ts';
import { countActiveAgencies } from '../queries/coverage.ts';
import { createUploadShelf, type Upload } from '../upload-shelf.ts';
import { registryJson } from '../views/json-registry.ts';
import { registryPage } from '../views/registry-page.ts';
import { type PreviewNote, registryPreviewPage } from '../views/registry-preview.ts';

/** Addresses that take a whole registry. */
export const REGISTRY_UPLOADS = /^\/(registry\/preview|api\/v1\/registry\/(preview|import))$/;
/** Largest registry that the pages take; the command line takes larger ones. */
const MAX_REGISTRY_BYTES = 8_000_000;
/** As Base64 in JSON it is a third larger. */
export const MAX_REGISTRY_BODY = 11_000_000;
const MOST_NAME = 120;

/** The registry: seen, taken away as a file, and brought anew with a preview before anything changes. */
export function registryRoutes({ db, clock, actions }: WebDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const shelf = createUploadShelf();
  const registered = () => listAgencies(db, { activeOnly: true, asRegistered: true });
  const sourceOf = (c: Context<WebEnv>, { name }: Upload) => ({
    ...{ by: signer(c), way: wayOf(c), now: clock().toISOString(), file: name },
  });
  const show = async (c: Context<WebEnv>, upload: Upload, note: PreviewNote | null) => {
    const preview = await actions.previewRegistry(upload.bytes);
    const total = await countActiveAgencies(db);
    const key = shelf.put(upload, clock());
    const page = registryPreviewPage(c.var.page, { file: upload.name, key, preview, total, note });
    return c.html(page, preview.problems.length > 0 ? 422 : note === null ? 200 : 409);
  };
  routes.get('/registry', async (c) => {
    const count = await countActiveAgencies(db);
    return c.html(
      registryPage(c.var.page, count, MAX_REGISTRY_BYTES, c.req.query('done') === undefined ? null : 'applied'),
    );
  });
  routes.get('/registry.csv', async (c) =>
    c.body(agenciesToCsv(await registered()), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="agencies.csv"',
      'Content-Security-Policy': SNAPSHOT_POLICY,
    }),
  );
  routes.post('/registry/preview', async (c) => {
    const { file } = await c.req.parseBody();
    if (!(file instanceof File) || file.size === 0 || file.size > MAX_REGISTRY_BYTES)
      return c.html(registryPage(c.var.page, await countActiveAgencies(db), MAX_REGISTRY_BYTES, 'noFile'), 422);
    return show(c, { name: fileName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) }, null);
  });
  routes.post('/registry/import', async (c) => {
    const { key, basis } = await c.req.parseBody();
    const upload = typeof key === 'string' ? shelf.get(key, clock()) : null;
    if (upload === null || typeof basis !== 'string')
      return c.html(registryPage(c.var.page, await countActiveAgencies(db), MAX_REGISTRY_BYTES, 'expired'), 409);
    const taken = await actions.takeRegistry(upload.bytes, sourceOf(c, upload), basis);
    return taken.ok ? c.redirect('/registry?done=1', 303) : show(c, upload, 'moved');
  });
  routes.post('/api/v1/registry/:act{preview|import}', async (c) => {
    const upload = uploadOf((await givenJson(c)) ?? {});
    if (upload === null) return apiProblem(c, 422, 'content is required: text, or Base64 with encoding: base64');
    if (c.req.param('act') === 'preview') return c.json(registryJson(await actions.previewRegistry(upload.bytes)));
    const taken = await actions.takeRegistry(upload.bytes, sourceOf(c, upload), null);
    if (taken.ok) return c.json(registryJson(taken.value));
    return apiProblem(c, 422, taken.failure.cause.slice(0, 20_000));
  });
  return routes;
}

function uploadOf({ content, encoding, file }: Record<string, unknown>): Upload | null {
  if (typeof content !== 'string' || content === '' || content.length > MAX_REGISTRY_BODY) return null;
  const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
  return { name: fileName(typeof file === 'string' ? file : 'api'), bytes: new Uint8Array(bytes) };
}

/** The name alone, without what would steer a terminal or a line of text. */
function fileName(given: string): string {
  const name = given.replace(/^.*[/\\]/, '').replace(/[\p{Cc}\p{Cf}]/gu, '');
  return name.slice(0, MOST_NAME) || 'registry';
}
