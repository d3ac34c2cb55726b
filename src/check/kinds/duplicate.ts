import { z } from 'zod';
import type { TemplateId } from '../../report/report.ts';
import type { OtherReport } from '../../report/surroundings.ts';
import { fill } from '../../text/fill.ts';
import { OTHER_REPORT } from '../../text/surroundings.ts';
import { nameOfField } from '../field-place.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const SHOWN = 3;

/** Another report of the same body and year stands on the portal with other figures; one finding for each. Copies of one report are one. */
export const duplicate = defineKind('D-DUPLICATE', z.object({}), (rule, _check, { report, around }) => {
  const others = around?.others;
  if (others === undefined) return [verdict(rule, 'not_assessable', undefined, reason('oneReport'))];
  if (others.length === 0) return [verdict(rule, 'pass')];
  return others.map((other) =>
    breach(rule, {
      instance: other.url,
      fields: other.figures.map(({ field }) => field),
      expected: null,
      actual: other.figures.length,
      parameters: { year: report.year ?? '', n: others.length + 1 },
      quote: quoteOf(other, report.template!),
    }),
  );
});

/** Where the other one stands, and what is otherwise in it. */
function quoteOf({ url, figures }: OtherReport, template: TemplateId) {
  const one = ({ field, here, there }: OtherReport['figures'][number], language: 'zh' | 'en') =>
    `${nameOfField(template, field)[language]} ${here} / ${there}`;
  const list = (language: 'zh' | 'en', comma: string) =>
    figures
      .slice(0, SHOWN)
      .map((figure) => one(figure, language))
      .join(comma);
  return fill(OTHER_REPORT, { url, n: figures.length, list: { zh: list('zh', '；'), en: list('en', '; ') } });
}
