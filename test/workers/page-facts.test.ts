import { describe, expect, it } from 'vitest';
import { attribution } from '../../src/text/attribution.ts';
import { factsOf } from '../../src/workers/page-facts.ts';

const column = 'https://kjj.example.gov.cn/nb/';
const title = '某局2023年政府信息公开工作年度报告';

describe('what rules know of the page of a report', () => {
  it('is that it is a file beside a page where the page led to it', () => {
    const page = { columnUrl: `${column}1.html`, title, why: [attribution('attachment')], imported: null };
    expect(factsOf(page, 'pdf')).toEqual({ format: 'pdf', attachmentOf: { url: `${column}1.html`, title } });
  });

  it('is its format alone where the column lists it, and nothing where the page is not known', () => {
    expect(factsOf({ columnUrl: column, title, why: [], imported: null }, 'html')).toEqual({
      format: 'html',
      attachmentOf: null,
    });
    expect(factsOf(null, 'html')).toBeNull();
  });

  it('is nothing of a report that was handed in: nobody knows whether it stood on a page', () => {
    expect(factsOf({ columnUrl: null, title, why: [], imported: 'entry-1' }, 'docx')).toBeNull();
  });
});
