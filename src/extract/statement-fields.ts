import type { TemplateId } from '../report/report.ts';
import type { StatementSubject } from '../report/words.ts';

const DENIED = /^res_denied_.*_total$/;
const FIELDS: Readonly<Record<StatementSubject, Partial<Record<TemplateId | 'forms', string | RegExp>>>> = {
  'requests-received': { t2014: 'req_received', forms: 'req_new_total' },
  'requests-carried-in': { forms: 'req_carried_in_total' },
  'requests-carried-out': { forms: 'req_carried_out_total' },
  'requests-closed': { t2014: 'req_closed', forms: 'res_total_total' },
  'requests-handled': { forms: 'res_total_total' },
  'outcome-granted-or-partial': { forms: /^res_(?:granted|partial)_total$/ },
  'outcome-granted': { t2014: 'replies_granted', forms: 'res_granted_total' },
  'outcome-partial': { t2014: 'replies_partial', forms: 'res_partial_total' },
  'outcome-denied': { t2014: 'replies_denied', forms: DENIED },
  'outcome-unable': { forms: /^res_unable_.*_total$/ },
  'outcome-rejected': { forms: /^res_rejected_.*_total$/ },
  'outcome-other': { forms: /^res_other(?:_.*)?_total$/ },
  'channel-in-person': { t2014: 'req_received_in_person' },
  'channel-letter': { t2014: 'req_received_letter' },
  'channel-online': { t2014: 'req_received_online' },
  'channel-fax': { t2014: 'req_received_fax' },
  'applicant-natural-person': { forms: 'req_new_natural_person' },
  'applicant-organisation': { forms: /^req_new_(?:business|research|public_welfare|legal_service|other_org)$/ },
  reviews: { t2014: 'review_total', forms: 'review_total' },
  lawsuits: { t2014: 'litigation_total', forms: /^lit_(?:direct|after_review)_total$/ },
  'normative-made': { t2014: 'normative_docs_issued', t2019: 'normative_docs_new_made', t2021: 'normative_docs_made' },
  'normative-repealed': { t2021: 'normative_docs_repealed' },
  'normative-in-force': { t2021: 'normative_docs_in_force' },
  'regulations-made': { t2019: 'regulations_new_made', t2021: 'regulations_made' },
  'published-total': { t2014: 'published_total' },
  'published-website': { t2014: 'published_website' },
  'published-weibo': { t2014: 'published_weibo' },
  'published-wechat': { t2014: 'published_wechat' },
  'licensing-decisions': { forms: 'licensing_decisions' },
  'penalty-decisions': { forms: 'penalty_decisions' },
  'coercion-decisions': { forms: 'coercion_decisions' },
  'processing-fee': {},
  'press-conferences-by-head': { t2014: 'press_conferences_by_head' },
  'staff-full-time': { t2014: 'staff_full_time' },
  'staff-part-time': { t2014: 'staff_part_time' },
};

/** The fields of a template whose sum a subject's figure should be; `ids` are all ids of the template. */
export function fieldsOfSubject(subject: StatementSubject, id: TemplateId | null, ids: readonly string[]): string[] {
  if (id === null) return [];
  const wanted = FIELDS[subject][id] ?? (id === 't2014' ? undefined : FIELDS[subject].forms);
  if (wanted === undefined) return [];
  return ids.filter((field) => (typeof wanted === 'string' ? field === wanted : wanted.test(field)));
}
