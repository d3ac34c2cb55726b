import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** What a registry file changes, on pages and at the command line. */
export const registryChange = {
  counts: b(
    '新增 {added}，变更 {changed}，终止 {ended}，不变 {unchanged}',
    '{added} added, {changed} changed, {ended} ended, {unchanged} unchanged',
  ),
  added: b('新增', 'Added'),
  changed: b('变更', 'Changed'),
  returned: b('重新列入', 'Listed again'),
  ended: b('终止（不再列入，历史保留）', 'Ended (no longer listed; their history stays)'),
  unchanged: b('不变', 'Unchanged'),
} as const satisfies Record<string, Bilingual>;

/** Words of the registry pages. */
export const registry = {
  title: b('登记表', 'Registry'),
  lead: b('须公开年报的机构共 {count} 个。', '{count} {count|body|bodies} that must publish.'),
  download: b('下载现有登记表（CSV）', 'Download the present registry (CSV)'),
  upload: b('导入登记表', 'Import a registry'),
  file: b('文件（CSV 或 XLSX）', 'File (CSV or XLSX)'),
  hint: b(
    '至多 {max}。先显示将发生的变更，确认后才生效；有错误行时一概不导入。',
    '{max} at most. What would change is shown first and takes effect once confirmed; a file with faulty rows changes nothing.',
  ),
  check: b('查看变更', 'Show what would change'),
  preview: b('导入预览：{file}', 'Preview of {file}'),
  doubts: b('{count} 处可疑，照原样导入；请核对', '{count} {count|doubt|doubts}: taken as written; check them'),
  doubtsCaption: b('可疑之处，按文件的行号', 'Doubts, by row of the file'),
  problems: b('文件有 {count} 处错误，未导入', 'The file has {count} {count|mistake|mistakes} and was not imported'),
  problemsCaption: b('错误，按文件的行号', 'Mistakes, by row of the file'),
  row: b('行', 'Row'),
  wholeFile: b('整个文件', 'the whole file'),
  column: b('列', 'Column'),
  mistake: b('错误', 'Mistake'),
  more: b('另有 {count} 项未列出。', '{count} more are not shown.'),
  id: b('编号', 'Id'),
  name: b('名称', 'Name'),
  level: b('层级', 'Level'),
  portal: b('网址', 'Portal'),
  field: b('项目', 'Field'),
  from: b('原为', 'Was'),
  to: b('改为', 'Becomes'),
  nothing: b('文件与现有登记表相同，无需导入。', 'The file says what is registered already; nothing to import.'),
  apply: b('确认导入', 'Import it'),
  applied: b('已导入。新列入的机构将在下次运行时查看。', 'Imported. New bodies are looked at in the next run.'),
  expired: b('预览已过期，请重新选择文件。', 'The preview has expired; choose the file again.'),
  moved: b('登记表在预览之后又有变化，请核对新的预览。', 'The registry changed meanwhile; look at the new preview.'),
  noFile: b('请选择文件。', 'Choose a file.'),
  manyEnded: b(
    '注意：将终止 {count} 个机构，占现有的 {percent}%。',
    'Mind: {count} {count|body|bodies} would end, {percent}% of those registered.',
  ),
} as const satisfies Record<string, Bilingual>;
