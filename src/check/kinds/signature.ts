import { z } from 'zod';
import { plainText } from '../prose.ts';
import { isWithin } from '../section-titles.ts';
import { breach, named, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Names that the report gives itself; the publisher of a page is often its portal's owner and says nothing. */
const OWN = ['title', 'page-title', 'quoted-title', 'compiler', 'head-line'] as const;
const PLACE = /^.*[省市县区旗盟州](?=.{2,}$)/;
const BUREAU = /(.{2,}?)(?:管理|监督)?(?:局|厅|委员会)$/;
const TOWN = /(.+?)(?:镇|乡|街道|苏木)(?:人民政府|办事处)?$/;

/**
 * Who signs is who the title names. Offices, governments and centres sign for others and are left alone; bureaus that share a character of
 * their names may be one body, renamed or merged. Bureaus that share none may still be parent and part (told as information); two
 * towns are never one.
 */
export const signature = defineKind('D-SIGNATURE', z.object({}), (rule, _check, { report, agency }) => {
  const claims = report.agencyClaims ?? [];
  const signed = claims.filter(({ source }) => source === 'signature').map(({ name }) => plainText(name));
  const own = [
    ...claims.filter(({ source }) => OWN.some((one) => one === source)).map(({ name }) => name),
    ...[report.agency, agency?.name, ...(agency?.aliases ?? [])].flatMap((name) => name ?? []),
  ].map(plainText);
  if (signed.length === 0 || own.length === 0) return [verdict(rule, 'not_assessable', undefined, reason('noAgency'))];
  const differences = signed.map((name) => own.map((one) => difference(one, name)));
  // One signature that fits is enough: others may be of who approved it.
  if (differences.some((kinds) => kinds.includes('same'))) return [verdict(rule, 'pass')];
  const isTown = differences[0]!.every((kind) => kind === 'town');
  return [
    breach(rule, {
      ...(isTown ? { severity: 'warning' as const } : {}),
      ...{ fields: [], expected: own[0]!, actual: signed[0]! },
      parameters: { a: named(own[0]!), b: named(signed[0]!) },
    }),
  ];
});

/** `town`: two towns; `bureau`: two bureaus with nothing in common; `same`: may well be one, or nothing can be said. */
function difference(own: string, signed: string): 'same' | 'town' | 'bureau' {
  const [a, b] = [own, signed].map((name) => name.replace(PLACE, ''));
  if (isWithin(a!, signed) || isWithin(b!, own)) return 'same';
  const [townA, townB] = [TOWN.exec(a!)?.[1], TOWN.exec(b!)?.[1]];
  if (townA !== undefined && townB !== undefined) return townA === townB ? 'same' : 'town';
  const [fieldA, fieldB] = [BUREAU.exec(a!)?.[1], BUREAU.exec(b!)?.[1]];
  if (fieldA === undefined || fieldB === undefined) return 'same';
  return [...fieldA].some((c) => fieldB.includes(c)) ? 'same' : 'bureau';
}
