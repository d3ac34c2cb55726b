import { describe, expect, it } from 'vitest';
import { gridMatrix } from '../../../src/read/grid.ts';
import { ofdReader } from '../../../src/read/readers/ofd.ts';
import { UNREAD } from '../../../src/report/document.ts';
import { boxObject, packageOf, textObject } from './ofd-of.ts';

const xmlns = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** The two cells of a table of one row, in the left of which something is drawn; `?` = not known. */
async function cells(left: string, more: Record<string, string> = {}, common = ''): Promise<unknown> {
  const page =
    boxObject(20, 40, 60, 20) +
    boxObject(80, 40, 60, 20) +
    left +
    textObject('12', 85, 45) +
    textObject('政府信息公开工作年度报告统计情况', 20, 20);
  const result = await ofdReader.read({ bytes: packageOf([page], more, common) });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  const grid = result.value.blocks.find((block) => block.t === 'grid');
  return grid && gridMatrix(grid)[0]?.map((cell) => cell?.raw.replaceAll(UNREAD, '?'));
}

const paper = (x: number, y: number, width: number, height: number) =>
  `<ofd:PathObject Boundary="${x} ${y} ${width} ${height}" Fill="true" Stroke="false"><ofd:FillColor Value="255 255 255"/><ofd:AbbreviatedData>M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} C</ofd:AbbreviatedData></ofd:PathObject>`;
const white = (text: string) => text.replace('<ofd:TextCode', '<ofd:FillColor Value="255 255 255"/><ofd:TextCode');

describe('what a page of an OFD draws in a cell, besides characters', () => {
  it.each([
    [
      'a digit turned to an outline',
      '<ofd:PathObject Boundary="30 45 2 4" Fill="true" Stroke="false"><ofd:AbbreviatedData>M 0 0 B 1 0 2 1 2 2 B 2 3 1 4 0 4 C</ofd:AbbreviatedData></ofd:PathObject>',
    ],
    ['a picture of a figure', '<ofd:ImageObject Boundary="30 45 4 4" ResourceID="9"/>'],
    ['a drawing that is not in the package', '<ofd:CompositeObject Boundary="30 45 4 4" ResourceID="9"/>'],
  ])('%s makes it no blank', async (_what, drawn) => {
    expect(await cells(drawn)).toEqual(['?', '12']);
    expect(await cells(textObject('3', 25, 45) + drawn)).toEqual(['3 ?', '12']);
  });

  it('the corner of a seal, a shaded ground and a slash leave it blank', async () => {
    expect(await cells('<ofd:ImageObject Boundary="60 30 42 42" ResourceID="9"/>')).toEqual(['', '12']);
    expect(await cells(paper(21, 41, 58, 18))).toEqual(['', '12']);
    const slash =
      '<ofd:PathObject Boundary="20 40 60 20"><ofd:AbbreviatedData>M 0 20 L 60 0</ofd:AbbreviatedData></ofd:PathObject>';
    expect(await cells(slash)).toEqual(['', '12']);
  });

  it('drawings of the list of resources are read where the page places them', async () => {
    const common = '<ofd:PublicRes>Res.xml</ofd:PublicRes>';
    const unit = `<ofd:CompositeGraphicUnit ID="9" Width="10" Height="10"><ofd:Content>${textObject('57', 1, 1)}</ofd:Content></ofd:CompositeGraphicUnit>`;
    const other = unit.replace('ID="9"', 'ID="8"').replace('57', '99');
    const more = {
      'Doc_0/Res.xml': `<ofd:Res ${xmlns}><ofd:CompositeGraphicUnits>${other}${unit}</ofd:CompositeGraphicUnits></ofd:Res>`,
    };
    const placed = '<ofd:CompositeObject Boundary="30 45 10 10" ResourceID="9"/>';
    expect(await cells(placed, more, common)).toEqual(['57', '12']);
  });
});

describe('digits of an OFD that nobody sees', () => {
  it('under paper are not known, the ground below them covers nothing', async () => {
    expect(await cells(`${textObject('88', 30, 45)}${paper(29, 44, 5, 5)}${textObject('5', 36, 45)}`)).toEqual([
      '?? 5',
      '12',
    ]);
    expect(await cells(`${paper(21, 41, 58, 18)}${textObject('88', 30, 45)}`)).toEqual(['88', '12']);
  });

  it('are not known where they are white; white words are words', async () => {
    expect(await cells(white(textObject('5', 30, 45)))).toEqual(['?', '12']);
    expect(await cells(white(textObject('2023年度', 30, 45)))).toEqual(['2023年度', '12']);
  });
});

describe('annotations of an OFD', () => {
  const note = (type: string, entries = '') => ({
    'Doc_0/Annots/Annotations.xml': `<ofd:Annotations ${xmlns}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`,
    'Doc_0/Annots/Page_0/Annotation.xml': `<ofd:PageAnnot ${xmlns}><ofd:Annot ID="5" Type="${type}" ${entries}><ofd:Appearance Boundary="28 43 20 10">${textObject('57', 2, 2)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>`,
  });
  const listed = '</ofd:CommonData><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:CommonData>';

  it.each(['Stamp', 'Path', 'Watermark'])('%s shows what it draws', async (type) => {
    expect(await cells('', note(type), listed)).toEqual(['57', '12']);
  });

  it('that are not visible, links and damaged ones show nothing', async () => {
    expect(await cells('', note('Stamp', 'Visible="false"'), listed)).toEqual(['', '12']);
    expect(await cells('', note('Link'), listed)).toEqual(['', '12']);
    const { 'Doc_0/Annots/Annotations.xml': list } = note('Stamp');
    expect(await cells('', { 'Doc_0/Annots/Annotations.xml': list.slice(0, 90) }, listed)).toEqual(['', '12']);
  });
});
