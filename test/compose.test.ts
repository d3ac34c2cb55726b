import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const text = (name: string) => readFileSync(join(root, name), 'utf8');
interface Service {
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  restart?: string;
}
const { services } = parse(text('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const settings = text('docs/reference/settings.md');

describe('the services of docker-compose.yml', () => {
  const own = Object.entries(services).filter(([, one]) => one.image === undefined);

  it('take roles that the program has, pages and work apart', () => {
    expect(own.map(([, one]) => one.environment?.NIANBAO_ROLE)).toEqual(['web', 'worker']);
    const roles = /oneOf\(\[([^\]]+)\], 'all'\)/.exec(text('src/config/settings.ts'))?.[1]?.match(/\w+/g);
    expect(roles).toEqual(['all', 'web', 'worker']);
  });

  it('name no setting that does not exist', () => {
    const named = own.flatMap(([, one]) => Object.keys(one.environment ?? {}));
    expect(named.filter((one) => !settings.includes(`\`${one}\``))).toEqual([]);
  });

  it('keep the queue on disk and never drop from it', () => {
    expect(services.redis?.command?.join(' ')).toMatch(/--appendonly yes.*--maxmemory-policy noeviction/);
  });

  it('open one port, to this machine alone unless told otherwise, and never without a password', () => {
    const open = Object.entries(services).filter(([, one]) => (one.ports ?? []).length > 0);
    expect(open.map(([name, one]) => [name, one.ports?.length])).toEqual([['web', 1]]);
    expect(services.web?.ports?.[0]).toMatch(/^\$\{NIANBAO_BIND:-127\.0\.0\.1\}:8350:8350$/);
    expect(services.web?.environment?.NIANBAO_PASSWORD).toMatch(/^\$\{NIANBAO_PASSWORD:\?/);
  });

  it('are restarted, and watched where they answer', () => {
    for (const [name, one] of Object.entries(services)) {
      expect(one.restart, name).toBe('unless-stopped');
      if (name !== 'worker') expect(one.healthcheck?.test, name).toBeDefined();
    }
  });

  it('run as nobody special', () => {
    expect(text('Dockerfile')).toMatch(/^USER node$/m);
  });
});
