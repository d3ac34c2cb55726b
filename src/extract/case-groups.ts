/** The kinds of cases that section four tells apart, as templates name them. */
const CASE_GROUPS = [
  { group: '行政复议', words: /行政复议(?!后)/ },
  { group: '行政诉讼/未经复议直接起诉', words: /未经复议|直接起诉/ },
  { group: '行政诉讼/复议后起诉', words: /复议后/ },
];

/** The kinds of cases that a text names; lawsuits of which it does not say which are none. */
export function caseGroupsIn(text: string): string[] {
  const plain = text.replace(/\s+/g, '');
  const found = CASE_GROUPS.filter(({ words }) => words.test(plain)).map(({ group }) => group);
  return found.length === 1 && found[0] === '行政复议' && plain.includes('诉讼') ? [] : found;
}
