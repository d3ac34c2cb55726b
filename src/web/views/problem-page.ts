import type { Bilingual } from '../../report/bilingual.ts';
import { problems } from '../../text/web.ts';
import type { PageContext } from '../deps.ts';
import { translate } from '../translate.ts';
import { layout } from './layout.ts';
import { html, type Markup, nothing } from './markup.ts';

type Known = 400 | 401 | 403 | 404 | 409 | 413 | 421 | 422 | 429 | 500 | 503;

/** The statuses that have words; any other is shown as 500 (from 500 on) or 400. */
export function knownStatus(status: number): Known {
  if (Object.hasOwn(problems, status)) return status as Known;
  return status >= 500 ? 500 : 400;
}

/** The same without a page; for where none can be made. */
export function plainProblem(status: number, id: string | undefined): string {
  const known = knownStatus(status);
  const lines = (['zh', 'en'] as const).flatMap((lang) => {
    const t = translate(lang);
    return [t(problems[known]), ...(known === 500 && id !== undefined ? [t(problems.internalNote, { id })] : []), ''];
  });
  return `${known}\n\n${lines.join('\n')}`;
}

/** An error page in words; `id` is what to quote from the log, `said` goes before the words of the status. */
export function problemPage(page: PageContext, status: number, id: string, said: Bilingual | null = null): Markup {
  const t = translate(page.lang);
  const known = knownStatus(status);
  const notes = {
    403: problems.forbiddenNote,
    404: problems.notFoundNote,
    421: problems.hostNote,
    429: problems.throttledNote,
    500: problems.internalNote,
  };
  const note = said ?? (known in notes ? notes[known as keyof typeof notes] : null);
  return layout(page, {
    title: t(problems[known]),
    area: 'none',
    body: html`<div class="card nb-problem"><div class="card-body">
      <p class="nb-code">${known}</p>
      ${note ? html`<p>${t(note, { id })}</p>` : nothing}
      <p><a class="btn" href="/">${t(problems.home)}</a></p>
    </div></div>`,
  });
}
