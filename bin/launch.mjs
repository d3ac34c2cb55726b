// The project's own commands: `node bin/launch.mjs test|check|format|docs|bench [arguments]`. Sets up what is missing first.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run, setUp } from './set-up.mjs';

const [command, ...rest] = process.argv.slice(2);
const node = setUp();
const tool = (...path) => join(root, 'node_modules', ...path);
const step = (args, env) => run(node, args, { cwd: root, env });
const biome = (...args) => step([tool('@biomejs', 'biome', 'bin', 'biome'), ...args]);
const types = () => step([tool('typescript', 'bin', 'tsc'), '--noEmit']);
const docs = (...args) => step([join(root, 'scripts', 'write-docs.ts'), ...args]);

const commands = {
  test: runTests,
  format: () => biome('check', '--write', '.'),
  docs: () => docs(),
  bench: () => step(['--disable-warning=ExperimentalWarning', join(root, 'bench', 'main.ts'), ...rest]),
  check: async () => (await biome('ci', '.')) || (await types()) || (await docs('--check')) || (await runTests()),
};

if (!(command in commands)) {
  process.stderr.write(`node bin/launch.mjs ${Object.keys(commands).join('|')}\n`);
  process.exit(2);
}
process.exitCode = await commands[command]();

/** Runs vitest and closes with the one line that tells how many tests passed, failed and were skipped. */
async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-test-'));
  const report = join(folder, 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...rest];
  const code = await step([tool('vitest', 'vitest.mjs'), ...args], { NO_COLOR: '1', FORCE_COLOR: undefined });
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
    testResults = [],
  } = read(report);
  // A file that could not be loaded holds no failed test, and must not look like success.
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  const failed = numFailedTests + broken + (code !== 0 && numFailedTests + broken === 0 ? 1 : 0);
  process.stdout.write(`\n${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped\n`);
  rmSync(folder, { recursive: true, force: true });
  return failed > 0 ? 1 : 0;
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}
