// After `npm install` on a registry that lacks some platforms' optional packages: names them in package-lock.json all the same,
// so that `npm ci` accepts the file everywhere. Other platforms then fetch them by version (without an integrity hash).
import { readFileSync, writeFileSync } from 'node:fs';

const path = new URL(`../${process.argv[2] ?? 'package-lock.json'}`, import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const { packages } = lock;
const platform = /-(android|darwin|linux|win32|freebsd)-(arm64|x64|arm|ia32|riscv64|ppc64|s390x)(-musl|-gnu|-gnueabihf|-msvc)?$/;
const libc = { '-musl': 'musl', '-gnu': 'glibc', '-gnueabihf': 'glibc' };
let added = 0;
for (const [place, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const found = platform.exec(name);
    if (place === '' || !found || packages[`node_modules/${name}`] || packages[`${place}/node_modules/${name}`]) continue;
    packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ''),
      cpu: [found[2]],
      ...(entry.dev && { dev: true }),
      ...(libc[found[3]] && { libc: [libc[found[3]]] }),
      optional: true,
      os: [found[1]],
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages of other platforms added to package-lock.json`);
