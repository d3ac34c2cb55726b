/** The columns of the registry file in their order, with the other header names that are understood. */
const COLUMNS = {
  id: ['编号', '机构编号', '机构代码', '代码', '机构id', '标识'],
  name: ['机构名称', '名称', '单位名称', '机构', '单位', '机关名称', '部门名称'],
  level: ['层级', '级别', '机构层级', '机构级别', '机构类型', '类型'],
  region_code: ['行政区划代码', '区划代码', '行政区划', 'region'],
  parent: ['上级', '上级机构', '主管机构', '主管单位', '所属', '所属政府', '上级机关'],
  portal_url: ['网址', '网站', '门户网址', '网站地址', '门户网站', '官网', '首页网址', 'url', 'portal'],
  report_column_url: ['年报栏目', '年报栏目网址', '年报栏目地址', '栏目网址', 'column_url'],
  aliases: ['别名', '曾用名', '简称', '别名或曾用名', 'alias'],
  first_year: ['起始年度', '首个年度', '开始年度'],
  last_year: ['终止年度', '末个年度', '结束年度'],
} as const;

export type Column = keyof typeof COLUMNS;

/** Column names in file order. */
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

/** Without these a file is no registry. */
export const REQUIRED_COLUMNS: readonly Column[] = ['id', 'name', 'portal_url'];

const BY_HEADER = new Map<string, Column>(
  COLUMN_NAMES.flatMap((column) => [column, ...COLUMNS[column]].map((header) => [plain(header), column] as const)),
);

/** The column that a header cell names, in English or Chinese; null for further columns, which are kept. */
export function columnOf(header: string): Column | null {
  return BY_HEADER.get(plain(header)) ?? null;
}

/** NFKC, lower case, without blanks, `_` and `-`, and without what stands in brackets. */
function plain(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s_-]+/g, '');
}
