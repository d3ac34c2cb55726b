import type { Bilingual } from '../report/bilingual.ts';
import type { TestimonyKind } from '../report/testimony.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** What an operator's entry says. */
export const TESTIMONY_WORDS: Record<TestimonyKind, Bilingual> = {
  column: both('指定年报栏目', 'column given'),
  'no-column': both('收回指定的栏目', 'column taken back'),
  import: both('导入报告', 'report handed in'),
  right: both('认定为该报告', 'called right'),
  wrong: both('认定不是该报告', 'called wrong'),
  undo: both('撤销', 'undone'),
};

/** Why an operator's act is refused. */
export const REFUSALS = {
  noAgency: both('没有这个机构编号：{id}', 'no agency has the id {id}'),
  noReason: both('必须写明理由', 'a reason is required'),
  noName: both('必须写明由谁作出', 'say who it is'),
  badUrl: both(
    '网址须以 http:// 或 https:// 开头，不含用户名和密码，至多 2000 字：{url}',
    'the address must begin with http:// or https://, hold no user name, and be at most 2000 characters long: {url}',
  ),
  badYear: both(
    '报告年度须为 2003 年至今年之间的四位数字：{year}',
    'the report year must lie between 2003 and this year: {year}',
  ),
  badDay: both(
    '发布日期须为 YYYY-MM-DD，且不晚于今天：{day}',
    'the date of publication must be YYYY-MM-DD and not in the future: {day}',
  ),
  emptyFile: both('文件是空的', 'the file is empty'),
  tooLarge: both('文件超过 {max} 字节', 'the file is larger than {max} bytes'),
  noPage: both('没有这个候选网页：{id}', 'there is no such candidate page: {id}'),
  manyPages: both('有多个候选网页与之相符，请多给几位：{id}', 'several candidate pages match; give more of it: {id}'),
  noEntry: both('没有这条记录：{id}', 'there is no such entry: {id}'),
  manyEntries: both(
    '有多条记录的编号如此开头，请多给几位：{id}',
    'several entries have an id that begins so; give more of it: {id}',
  ),
  noUndo: both('撤销不能再撤销；请重新作出', 'an undoing cannot be undone; say it again instead'),
  assignedImport: both(
    '导入的文件不能改归别处：请撤销后按正确的机构和年度重新导入',
    'a file that was handed in is not assigned elsewhere: undo it, and hand it in for the right agency and year',
  ),
} as const satisfies Record<string, Bilingual>;

/** Words of the commands. */
export const TESTIMONY_CLI = {
  column: both('人工指定机构的年报栏目：set、clear、list', 'the column of an agency by hand: set, clear, list'),
  columnSet: both('指定栏目网址；下次运行时核对', 'give its address; the next run verifies it'),
  columnClear: both('收回指定的网址', 'take the address back'),
  columnList: both('列出人工指定的栏目', 'list those that were given'),
  import: both(
    '导入一份报告（文件或保存的网页），归入某机构某年度',
    'hand in a report (a file or a saved page) for an agency and year',
  ),
  candidate: both('候选网页：list、right、wrong', 'candidate pages: list, right, wrong'),
  candidateList: both('列出某机构的候选网页', 'list the candidate pages of an agency'),
  candidateRight: both(
    '认定该网页就是报告；加 --agency、--year 则改归别处',
    'the page is the report; with --agency and --year that of another',
  ),
  candidateWrong: both('认定该网页不是报告', 'the page is not the report'),
  evidence: both('人工证据：list、undo', 'what operators said: list, undo'),
  evidenceList: both('列出人工证据', 'list it'),
  evidenceUndo: both('撤销一条人工证据（记为新的一条）', 'take an entry back, by a new entry'),
  reason: both('理由（必填）', 'why (required)'),
  by: both('由谁作出（默认当前系统用户）', 'who says it (default: the user of the system)'),
  agencyId: both('机构编号', 'id of the agency'),
  toAgency: both('归入的机构编号', 'id of the agency that it is the report of'),
  year: both('报告年度', 'report year'),
  url: both('文件的来源网址', 'address where the file came from'),
  published: both('发布日期 YYYY-MM-DD；不给则为未知', 'day of publication, YYYY-MM-DD; unknown where it is not given'),
  already: both('早已如此，未作新的记录', 'it stands so already; nothing was recorded'),
  recorded: both('已记录', 'recorded'),
  contradicted: both('注意：正文与此不符', 'note: the document says otherwise'),
  unread: both('注意：文件未能读取', 'note: the file could not be read'),
  inForce: both('有效', 'holds'),
  undone: both('已撤销', 'undone'),
} as const satisfies Record<string, Bilingual>;

/** How a candidate page stands. */
export const CANDIDATE_STATE = {
  current: both('现行', 'counts'),
  candidate: both('候选', 'candidate'),
  right: both('认定正确', 'right'),
  wrong: both('认定错误', 'wrong'),
  withdrawn: both('导入已撤销', 'withdrawn'),
  moved: both('归入他处', 'belongs elsewhere'),
  copy: both('副本', 'copy'),
} as const satisfies Record<string, Bilingual>;

/** Heads of the tables of the command line. */
export const TESTIMONY_HEADERS = {
  columns: [
    both('机构', 'agency'),
    both('名称', 'name'),
    both('栏目', 'column'),
    both('自', 'since'),
    both('由', 'by'),
  ],
  candidates: [
    both('编号', 'id'),
    both('年度', 'year'),
    both('状态', 'state'),
    both('网址', 'address'),
    both('标题', 'title'),
  ],
  evidence: [
    both('编号', 'id'),
    both('时间（北京时间）', 'at (Beijing)'),
    both('机构', 'agency'),
    both('年度', 'year'),
    both('内容', 'what'),
    both('由', 'by'),
    both('理由', 'why'),
  ],
} as const;
