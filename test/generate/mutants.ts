import { FailureError } from '../../src/errors/failure.ts';
import { type Report, TEMPLATE_IDS } from '../../src/report/report.ts';
import { readReport } from '../../src/workers/process-report.ts';
import { Dice, seedOf } from './dice.ts';
import { layOut } from './layout.ts';
import type { GeneratedDocument } from './model.ts';
import { randomReport } from './model.ts';
import { mutateBytes, plainText } from './mutate-bytes.ts';
import { MUTATION_NAMES, mutateDocument, needsItsHeader } from './mutate-document.ts';
import type { PaperPage } from './paper.ts';
import { randomPdfStyle, writeRuledPdf } from './write-ruled-pdf.ts';
import { WRITERS, type Writer, type Written } from './writers.ts';

/** A damaged report, and what may be read from it. */
export interface Mutant {
  bytes: Uint8Array;
  what: string;
  /** Figures that may be stated, by field; null where only the words of the file tell. */
  allowed: Map<string, number[]> | null;
}

export interface MutantOutcome {
  index: number;
  what: string;
  /** Figures stated that are not on the mutated page, a throw, or a reading beyond the time limit. */
  bad: string[];
  stated: number;
  failed: boolean;
  ms: number;
}

/** No mutant of a report of this size takes so much of a processor, however busy the machine is. */
const LIMIT_MS = 20_000;

/** Damaged fonts make a page a scan; recognition has tests of its own and takes seconds a page. */
class NeedsRecognition extends Error {}

const writers: [string, Writer][] = Object.entries(WRITERS);

/** Mutant `index` of the run: formats and kinds of damage take turns. */
export async function makeMutant(run: number, index: number): Promise<Mutant> {
  const dice = new Dice(seedOf(run ^ 0x51ed270b, index));
  const whole = layOut(randomReport(run, index, TEMPLATE_IDS[index % TEMPLATE_IDS.length]!));
  const kind = dice.weighted({ document: 5, bytes: 4, page: 1 });
  if (kind === 'page' && !needsItsHeader(whole)) return pageMutant(whole, dice);
  const [format, write] = dice.pick([...writers, ['pdf', writePdf] as [string, Writer]]);
  if (kind === 'document') {
    const name = dice.pick(MUTATION_NAMES);
    const mutated = mutateDocument(whole, name, dice);
    if (mutated) {
      const written = write(mutated.document, dice);
      const what = `${format} ${written.dialect}, ${mutated.what} [${whole.notes.join('; ')}]`;
      return { bytes: written.bytes, what, allowed: mutated.allowed };
    }
  }
  const written = write(whole, dice);
  const { bytes, what } = await mutateBytes(written.bytes, dice);
  return { bytes, what: `${format} ${written.dialect}, ${what}`, allowed: null };
}

function writePdf(document: GeneratedDocument, dice: Dice): Written {
  const style = randomPdfStyle(dice);
  return { bytes: writeRuledPdf(document, style, dice), name: 'pdf', dialect: style.rules, lossy: false };
}

/** A PDF with a page lost, doubled, or out of its order. */
function pageMutant(whole: GeneratedDocument, dice: Dice): Mutant {
  let what = '';
  const style = { ...randomPdfStyle(dice), body: dice.pick([220, 300, 420]) };
  const damage = (pages: PaperPage[]): PaperPage[] => {
    const at = dice.int(0, pages.length - 1);
    const to = dice.int(0, pages.length - 1);
    const kind = dice.pick(['lost', 'doubled', 'moved'] as const);
    what = `pdf page ${at + 1} of ${pages.length} ${kind}`;
    if (kind === 'lost') return pages.length > 1 ? pages.filter((_, i) => i !== at) : pages;
    if (kind === 'doubled') return [...pages.slice(0, at + 1), ...pages.slice(at)];
    const rest = pages.filter((_, i) => i !== at);
    return [...rest.slice(0, to), pages[at]!, ...rest.slice(to)];
  };
  const bytes = writeRuledPdf(whole, style, dice, damage);
  const allowed = new Map<string, number[]>();
  for (const [field, { value }] of Object.entries(whole.expected)) if (value !== null) allowed.set(field, [value]);
  return { bytes, what: `${what}, ${style.rules}, ${style.breaks} [${whole.notes.join('; ')}]`, allowed };
}

/** Reads a mutant and says which of the figures that it states are not on its page. */
export async function judgeMutant(run: number, index: number, mutant: Mutant): Promise<MutantOutcome> {
  const begun = process.cpuUsage();
  const bad: string[] = [];
  let report: Report | null = null;
  try {
    const page = { url: '', title: '', listedDate: null, bytes: mutant.bytes, contentType: null };
    const read = await readReport(page, () => {
      throw new NeedsRecognition();
    });
    report = read.ok ? read.value.report : null;
  } catch (error) {
    if (!(error instanceof NeedsRecognition))
      bad.push(`thrown: ${error instanceof FailureError ? error.failure.code : String(error)}`);
  }
  const { user, system } = process.cpuUsage(begun);
  const ms = (user + system) / 1000;
  if (ms > LIMIT_MS) bad.push(`${Math.round(ms)} ms`);
  const stated = Object.entries(report?.values ?? {}).filter(([, value]) => value.status === 'reported');
  const text = stated.length > 0 ? await plainText(mutant.bytes) : null;
  for (const [id, { value, raw }] of stated) {
    const told = `${id}: ${value} „${raw}“`;
    if (mutant.allowed && !mutant.allowed.get(id)?.includes(value!))
      bad.push(`${told}, on the page ${mutant.allowed.get(id) ?? 'nowhere'}`);
    else if (text !== null && !stands(raw ?? '', text)) bad.push(`${told}, not in the file`);
  }
  return { index, what: `run ${run} mutant ${index}: ${mutant.what}`, bad, stated: stated.length, failed: !report, ms };
}

function stands(raw: string, text: string): boolean {
  const figures = raw.normalize('NFKC').match(/\d[\d,.]*/g) ?? [];
  return figures.every((figure) => text.includes(figure));
}

/** Makes and judges mutants `from` to `from + count`. */
export async function runMutants(run: number, count: number, from = 0): Promise<MutantOutcome[]> {
  const outcomes: MutantOutcome[] = [];
  for (let index = from; index < from + count; index++)
    outcomes.push(await judgeMutant(run, index, await makeMutant(run, index)));
  return outcomes;
}
