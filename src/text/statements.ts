import type { Bilingual } from '../report/bilingual.ts';
import type { StatementSubject } from '../report/words.ts';

/** What a figure of the prose is about, as messages name it. */
export const SUBJECT_NAMES: Readonly<Record<StatementSubject, Bilingual>> = {
  'requests-received': { zh: '收到申请', en: 'requests received' },
  'requests-carried-in': { zh: '上年结转', en: 'carried in' },
  'requests-carried-out': { zh: '结转下年度', en: 'carried out' },
  'requests-closed': { zh: '办结', en: 'closed' },
  'requests-handled': { zh: '办理申请', en: 'requests handled' },
  'outcome-granted': { zh: '予以公开', en: 'granted' },
  'outcome-partial': { zh: '部分公开', en: 'partly granted' },
  'outcome-granted-or-partial': { zh: '予以公开及部分公开', en: 'granted wholly or in part' },
  'outcome-denied': { zh: '不予公开', en: 'denied' },
  'outcome-unable': { zh: '无法提供', en: 'unable to provide' },
  'outcome-rejected': { zh: '不予处理', en: 'not processed' },
  'outcome-other': { zh: '其他处理', en: 'other handling' },
  'channel-in-person': { zh: '当面申请', en: 'in person' },
  'channel-letter': { zh: '信函申请', en: 'by letter' },
  'channel-online': { zh: '网络申请', en: 'online' },
  'channel-fax': { zh: '传真申请', en: 'by fax' },
  'applicant-natural-person': { zh: '自然人申请', en: 'by natural persons' },
  'applicant-organisation': { zh: '法人或其他组织申请', en: 'by organisations' },
  reviews: { zh: '行政复议', en: 'reviews' },
  lawsuits: { zh: '行政诉讼', en: 'lawsuits' },
  'normative-made': { zh: '制发规范性文件', en: 'normative documents made' },
  'normative-repealed': { zh: '废止规范性文件', en: 'normative documents repealed' },
  'normative-in-force': { zh: '现行有效规范性文件', en: 'normative documents in force' },
  'regulations-made': { zh: '制发规章', en: 'rules made' },
  'published-total': { zh: '主动公开政府信息', en: 'items published' },
  'published-website': { zh: '网站公开', en: 'published on websites' },
  'published-weibo': { zh: '微博公开', en: 'published on Weibo' },
  'published-wechat': { zh: '微信公开', en: 'published on WeChat' },
  'licensing-decisions': { zh: '行政许可', en: 'licensing decisions' },
  'penalty-decisions': { zh: '行政处罚', en: 'penalty decisions' },
  'coercion-decisions': { zh: '行政强制', en: 'coercive decisions' },
  'processing-fee': { zh: '信息处理费', en: 'processing fee' },
  'press-conferences-by-head': { zh: '主要负责同志参加新闻发布会', en: 'press conferences attended by the head' },
  'staff-full-time': { zh: '专职人员', en: 'full-time staff' },
  'staff-part-time': { zh: '兼职人员', en: 'part-time staff' },
};

const MOST = 60;

/** The words of the report that a finding is about, at most 60 characters, to be put after its message. */
export function quoted(text: string): Bilingual {
  const short = text.length > MOST ? `${text.slice(0, MOST)}…` : text;
  return { zh: `（原文：“${short}”）`, en: `Text: "${short}"` };
}
