import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/commands/index.ts';
import { createProgram } from '../../src/cli/program.ts';
import { layFounded } from '../store/founded.ts';
import { type Ended, run } from './command-line.ts';

/** What a person gets who mistypes: words in both languages, the cause, the remedy; never a stack, never output. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-usage-'));
  await layFounded(join(folder, 'data'));
  writeFileSync(join(folder, 'a-file'), '');
  writeFileSync(join(folder, 'words.yaml'), 'hello');
  writeFileSync(
    join(folder, 'bad.yaml'),
    'porty: 1\nport: 99999\nwebhooks: [{url: "ftp://x", secret: hunter2hunter2}]\n',
  );
  writeFileSync(join(folder, 'faulty.csv'), 'id,name,portal_url\n,某县科技局,http://a/\nb,,ftp://b/\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function expectWords({ code, output, errors }: Ended, wanted: { code: number; cause: RegExp }): void {
  expect(errors).toMatch(wanted.cause);
  expect(errors).toMatch(/^✗ [^\x20-\x7e]+ {2}[\x20-\x7e’]+ \[[\w.-]+\]\n {2}原因 cause: /);
  expect(errors).toMatch(/\n {2}办法 what to do: \S/);
  expect(errors).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(output).toBe('');
  expect(code).toBe(wanted.code);
}

describe('wrong usage and wrong settings', () => {
  const at = (name: string) => join(folder, name);
  const wrong = async (args: string[], cause: RegExp, code = 2, environment: Record<string, string> = {}) =>
    expectWords(await run(args, environment), { code, cause });

  it('a command, option or argument that does not exist or is missing ends with 2', async () => {
    await Promise.all([
      wrong(['chekc'], /没有这个命令.*unknown command 'chekc' \(Did you mean check\?\)/),
      wrong(['check', '--jsno', 'x'], /没有这个选项.*--jsno/),
      wrong(['check'], /缺少参数/),
      wrong(['start', '--port'], /选项缺少值/),
    ]);
  });

  it('a subcommand that does not exist is named, with the one that was meant, also where another runs by itself', async () => {
    await Promise.all([
      wrong(['alerts', 'akc', '1'], /没有这个命令：akc（是否为 ack？）.*unknown command 'akc' \(Did you mean ack\?\)/),
      wrong(['values', 'corrct', 'a/2024/x', '1'], /没有这个命令：corrct（是否为 correct？）/),
      wrong(['alerts', 'list', 'ack'], /参数过多/),
    ]);
  });

  it('a value that is missing or cannot be is named, with what it should be', async () => {
    const data = ['--data', at('data')];
    await wrong(['alerts', 'waive', 'x', ...data], /缺少 --note.*--note is missing/);
    await wrong(['notify', '--test', 'nope', ...data], /没有名为“nope”的通知目标；现有：log.*no target named "nope"/);
    await wrong(['coverage', '--year', 'abc', ...data], /--year 的值“abc”不是年度.*"abc" is no year/);
    await wrong(['alerts', 'silence', 'x', '--until', 'soon', ...data], /“soon”不是日期.*2026-03-31/);
  });

  it('a format that nothing is written in is refused, with those that are', async () => {
    await wrong(['export', 'values', '--format', 'ods'], /取值无效.*json, csv, xlsx/);
  });

  it('all wrong settings are named at once, each with its place, none with a secret', async () => {
    const ended = await run(['coverage', '--config', at('bad.yaml'), '--as-of', '2024-02-30', '--allow-network', 'x']);
    expectWords(ended, { code: 2, cause: /bad\.yaml porty：没有这项设置/ });
    for (const place of [
      /bad\.yaml port（99999）.*0–65535/,
      /--as-of（2024-02-30）/,
      /--allow-network（x）/,
      /webhooks/,
    ])
      expect(ended.errors).toMatch(place);
    expect(ended.errors).not.toContain('hunter2');
  });

  it('what cannot be opened or reached ends with 3', async () => {
    await Promise.all([
      wrong(['check', at('nothing.html')], /nothing\.html: 没有这个文件或目录/, 3),
      wrong(['coverage', '--data', at('a-file')], /a-file: 同名的文件已存在/, 3),
      wrong(['agencies', 'check', folder], /这是目录/, 3),
    ]);
    const database = { DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' };
    const unreachable = await run(['coverage'], database);
    expectWords(unreachable, { code: 3, cause: /store\.unavailable.*ECONNREFUSED/s });
    expect(unreachable.errors).not.toContain('hunter2');
  });

  it('a registry or backup that is none is named in words, and a body or report that nobody has is no wrong usage', async () => {
    const data = ['--data', at('data')];
    await wrong(['crawl', '--agencies', at('nosuch.csv'), ...data], /registry\.file.*nosuch\.csv: 没有这个文件或目录/s);
    await wrong(['crawl', '--agencies', folder, ...data], /这是目录，不是文件.*--agencies/s);
    await wrong(['restore', folder, ...data], /file\.unreadable.*这是目录，不是文件/s, 3);
    await wrong(['restore', at('faulty.csv'), ...data], /backup\.unusable.*不是备份文件/s, 3);
    await wrong(['backup', at('nosuch/b.gz'), ...data], /nosuch\/b\.gz: 没有这个文件或目录/, 3);
    await wrong(['plan', at('words.yaml'), ...data], /应为“设置: 值”的列表/);
    await wrong(['plan', at('bad.yaml'), ...data], /出现未知的键.*"porty".*Unrecognized keys/);
    await wrong(['diff', 'nobody/2023', 'nobody/2022', ...data], /store\.not-found.*nobody\/2023: 没有找到/s);
    await wrong(['alerts', 'ack', 'nothing', ...data], /store\.not-found/);
    for (const command of ['findings', 'values', 'evidence', 'coverage']) {
      await wrong([command, '--agency', 'nobody', ...data], /store\.not-found.*--agency nobody/s);
      await wrong([command, '--year', 'abc', ...data], /--year 的值“abc”不是年度/);
    }
  });

  it('a faulty registry is named row by row and ends with 1', async () => {
    const [text, json] = await Promise.all([
      run(['agencies', 'check', at('faulty.csv')]),
      run(['agencies', 'check', at('faulty.csv'), '--json']),
    ]);
    expect(text.code).toBe(1);
    expect(text.output).toMatch(/faulty\.csv 第2行 {2}row 2 id: 不能为空/);
    expect(text.output).toMatch(/第3行 {2}row 3 portal_url: /);
    expect(json.code).toBe(1);
    expect(
      JSON.parse(json.output).problems.map((p: { row: number; column: string }) => `${p.row} ${p.column}`),
    ).toEqual(['2 id', '3 name', '3 portal_url']);
  });
});

describe('help', () => {
  it('each command has it in both languages, with the common options', async () => {
    const leaves = (command: Command): Command[] =>
      command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
    const commands = leaves(createProgram(await loadCommands(), () => undefined));
    expect(commands.length).toBeGreaterThan(15);
    for (const command of commands) {
      const help = command.helpInformation();
      expect(help).toMatch(new RegExp(`^用法 Usage: nianbao .*${command.name()}`));
      for (const option of ['--config', '--data', '--as-of', '--allow-network', '--help'])
        expect(help).toContain(option);
      for (const { description } of command.options) expect(description).not.toBe('');
    }
  });

  it('is printed for a command, with exit code 0, and in place of a missing command, with 2', async () => {
    const [asked, missing] = await Promise.all([run(['alerts', 'silence', '--help']), run([])]);
    expect(asked).toMatchObject({ code: 0, errors: '' });
    expect(asked.output).toContain('--until <day>');
    expect(missing).toMatchObject({ code: 2, output: '' });
    expect(missing.errors).toContain('退出码 Exit codes');
  });
});
