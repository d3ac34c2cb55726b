import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is wrong with a registry file, or doubtful, cell by cell. Placeholders: {value}, {other}, {max}, {count}. */
export const REGISTRY_PROBLEMS = {
  encoding: both('文件既不是 UTF-8 也不是 GB18030 编码', 'the file is neither UTF-8 nor GB18030'),
  workbook: both('工作簿无法读取，请另存为 XLSX 或 CSV', 'the workbook cannot be read; save it as XLSX or CSV'),
  tooLarge: both('文件过大（上限{max}字节）', 'the file is too large (limit {max} bytes)'),
  tooManyRows: both('行数过多（上限{max}行）', 'the file has too many rows (limit {max})'),
  malformed: both('CSV 格式有误：引号未配对', 'the CSV is malformed: a quotation mark is not closed'),
  empty: both('文件没有内容', 'the file is empty'),
  missingColumn: both('表头缺少必需的列', 'the header lacks this required column'),
  doubleColumn: both('表头有两列含义相同', 'two columns of the header mean the same'),
  tooManyCells: both('本行的列数多于表头', 'the row has more cells than the header'),
  required: both('不能为空', 'must not be empty'),
  badId: both(
    '编号“{value}”有误：只能用字母、数字和 - _ .，至多64个字符',
    'id "{value}": only letters, digits and - _ . are allowed, 64 at most',
  ),
  sameId: both('编号“{value}”与第{other}行重复', 'id "{value}" is used in row {other} already'),
  control: both('含有控制字符', 'holds control characters'),
  tooLong: both('内容过长（上限{max}个字符）', 'too long (limit {max} characters)'),
  badUrl: both(
    '网址“{value}”无效，应以 http:// 或 https:// 开头',
    'address "{value}" is not valid; it must start with http:// or https://',
  ),
  urlSecret: both('网址中不能含用户名或密码', 'an address must not carry a user name or password'),
  badLevel: both(
    '层级“{value}”无法识别，可用 province、prefecture_dept 或 省级政府、市直部门 等',
    'level "{value}" is not known; use province, prefecture_dept … or 省级政府, 市直部门 …',
  ),
  noLevel: both(
    '层级为空，且无法由名称“{value}”判断，请填写',
    'level is empty and cannot be told from the name "{value}"; fill it in',
  ),
  badRegion: both('行政区划代码“{value}”应为六位数字', 'region code "{value}" must have six digits'),
  badYear: both('年度“{value}”应为 2008 至 2100 之间的整数', 'year "{value}" must be a whole number from 2008 to 2100'),
  badDuty: both(
    '“{value}”无法识别：豁免年度写作 2021,2023-2024 或 全部，地方期限写作 01-20',
    '"{value}" is not understood: write exempt years as 2021,2023-2024 or all, a local deadline as 01-20',
  ),
  badDate: both(
    '日期“{value}”无效，应写作 2023-03-15、2023-03 或 2023',
    'date "{value}" is not valid; write 2023-03-15, 2023-03 or 2023',
  ),
  dateOrder: both('撤销日期 {to} 早于成立日期 {from}', 'the body ends on {to}, before it begins on {from}'),
  noSuccessor: both(
    '承继机构“{value}”不在登记表中（填编号或全称）',
    'successor "{value}" is not in this file; give an id or a full name',
  ),
  manySuccessors: both(
    '承继机构“{value}”对应多行（第{other}行），请改填编号',
    'successor "{value}" is the name of several rows ({other}); give an id',
  ),
  ownSuccessor: both('承继机构不能是本机构自己', 'a body cannot be its own successor'),
  noEnd: both(
    '有承继机构“{value}”，但没有撤销日期或终止年度',
    'there is a successor "{value}", but neither valid_to nor last_year says when',
  ),
  successionRing: both('承继关系成环：{value}', 'the successors lead back: {value}'),
  successionGap: both(
    '本机构终于 {last} 年度，承继机构“{value}”（第{other}行）始于 {first} 年度，其间年度无人负责',
    'this body answers up to {last}, its successor "{value}" (row {other}) from {first}: nobody answers for the years between',
  ),
  openQuote: both(
    '本行打开的引号没有在单元格内正确结束（单元格中的引号应写两遍）；本行未检查',
    'a quotation mark opens in this row and is not closed as it should be (write one within a cell twice); the row was not checked',
  ),
  unknownParent: both(
    '上级“{value}”（{count}行）不在登记表中，也不是已知的机构；请核对',
    'parent "{value}" ({count} {count|row|rows}) is neither in this file nor a known body; check it',
  ),
  sameBody: both(
    '“{value}”与第{other}行名称和行政区划相同；请核对是否重复登记',
    '"{value}" has the name and the region code of row {other}; check whether it is listed twice',
  ),
  yearsAsReason: both(
    '豁免理由“{value}”只有数字；多个豁免年度请用引号括起，如 "2021,2023"',
    'the reason "{value}" is only a number; put several exempt years in quotation marks: "2021,2023"',
  ),
  yearOrder: both('终止年度早于起始年度', 'the last year lies before the first year'),
} as const satisfies Record<string, Bilingual>;
