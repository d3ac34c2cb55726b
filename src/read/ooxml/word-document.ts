import { fail, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { withPictures } from '../pictures/with-pictures.ts';
import type { ReadInput } from '../readers/reader.ts';
import { wordContent } from './word-body.ts';
import type { WordPackage } from './word-package.ts';

/**
 * A Word document, whatever file it lay in, as that file's reader gives it. Failures: `read.empty`; throws FailureError as `wordContent`
 * does.
 */
export async function wordDocument(
  word: WordPackage,
  reader: Document['reader'],
  input: ReadInput,
): Promise<Result<Document>> {
  const { blocks, links, warnings, files } = wordContent(word, reader.name);
  if (blocks.length === 0) return fail('read.empty', 'no text in the file');
  if (blocks.every((block) => block.t === 'img'))
    warnings.unshift({ code: 'only-pictures', detail: String(blocks.length) });
  const document: Document = {
    irVersion: 1,
    format: reader.name,
    reader,
    meta: word.meta,
    blocks,
    links,
    warnings,
  };
  return ok(await withPictures(document, files, input));
}
