import { evidence as words } from '../../text/web-evidence.ts';
import type { PageContext } from '../deps.ts';
import type { TestimonyRow } from '../queries/evidence.ts';
import { translate } from '../translate.ts';
import { type ActAnswer, actNotice } from './evidence-forms.ts';
import { evidenceTimeline } from './evidence-timeline.ts';
import { layout } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { card } from './table.ts';

/** Everything that operators said, of all agencies. */
export function evidencePage(page: PageContext, rows: readonly TestimonyRow[], answer: ActAnswer): Markup {
  const t = translate(page.lang);
  return layout(page, {
    title: t(words.title),
    area: 'none',
    lead: t(words.lead),
    body: html`${actNotice(t, answer)}${card('evidence', t(words.title), evidenceTimeline(t, rows, true))}`,
  });
}
