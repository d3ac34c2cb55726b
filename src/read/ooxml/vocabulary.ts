import type { XmlVocabulary } from '../xml-tree.ts';

const TRANSITIONAL = 'http://schemas.openxmlformats.org';
const STRICT = 'http://purl.oclc.org/ooxml';

const words = (list: string) => list.split(' ').map((name) => `w:${name}`);

/** WordprocessingML, transitional and strict, with what it holds of drawings and formulas (ECMA-376, ISO/IEC 29500). */
export const WORD: XmlVocabulary = {
  prefixes: {
    [`${TRANSITIONAL}/wordprocessingml/2006/main`]: 'w',
    [`${STRICT}/wordprocessingml/main`]: 'w',
    [`${TRANSITIONAL}/officeDocument/2006/relationships`]: 'r',
    [`${STRICT}/officeDocument/relationships`]: 'r',
    [`${TRANSITIONAL}/markup-compatibility/2006`]: 'mc',
    [`${TRANSITIONAL}/drawingml/2006/main`]: 'a',
    [`${STRICT}/drawingml/main`]: 'a',
    [`${TRANSITIONAL}/drawingml/2006/wordprocessingDrawing`]: 'wp',
    [`${STRICT}/drawingml/wordprocessingDrawing`]: 'wp',
    [`${TRANSITIONAL}/officeDocument/2006/math`]: 'm',
    [`${STRICT}/officeDocument/math`]: 'm',
    'urn:schemas-microsoft-com:vml': 'v',
    'urn:schemas-microsoft-com:office:office': 'o',
  },
  unused: new Set(
    words(
      'rFonts lang sz szCs color spacing ind jc b bCs i iCs shd kern snapToGrid tblBorders tcBorders tblCellMar tcMar tblLook tcW trHeight proofErr bookmarkStart bookmarkEnd widowControl adjustRightInd autoSpaceDE autoSpaceDN kinsoku overflowPunct bidi latentStyles docDefaults sectPr',
    ),
  ),
};

/** Relationship parts and the core properties of a package. */
export const PACKAGE: XmlVocabulary = {
  prefixes: {
    [`${TRANSITIONAL}/package/2006/relationships`]: 'rel',
    [`${TRANSITIONAL}/package/2006/metadata/core-properties`]: 'cp',
    'http://purl.org/dc/elements/1.1/': 'dc',
    'http://purl.org/dc/terms/': 'dcterms',
  },
  unused: new Set(),
};

/**
 * Word documents as one XML file: a package with its parts (Flat OPC), or WordprocessingML of Word 2003 (Microsoft Office 2003 XML Reference
 * Schemas) with its annotations.
 */
export const WORD_XML: XmlVocabulary = {
  prefixes: {
    ...WORD.prefixes,
    ...PACKAGE.prefixes,
    'http://schemas.microsoft.com/office/2006/xmlPackage': 'pkg',
    'http://schemas.microsoft.com/office/word/2003/wordml': 'w',
    'http://schemas.microsoft.com/aml/2001/core': 'aml',
  },
  unused: new Set([...WORD.unused, ...words('fonts docVars docOleData docSuppData shapeDefaults bgPict')]),
  files: new Set(['pkg:binaryData', 'w:binData']),
};
