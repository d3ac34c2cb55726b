import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SETTINGS } from '../src/config/settings.ts';

const root = join(import.meta.dirname, '..');
const text = (name: string) => readFileSync(join(root, name), 'utf8');
interface Service {
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  healthcheck?: { test?: string[] };
  read_only?: boolean;
  cap_drop?: string[];
  depends_on?: Record<string, { condition: string }>;
  restart?: string;
}
const { services } = parse(text('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const settings = text('docs/reference/settings.md');

describe('the services of docker-compose.yml', () => {
  const own = Object.entries(services).filter(([, one]) => one.build !== undefined);

  it('take roles that the program has, pages and work apart', () => {
    expect(own.map(([, one]) => one.environment?.NIANBAO_ROLE)).toEqual(['web', 'scheduler', 'crawler', 'worker']);
    for (const one of own) expect(SETTINGS.role.schema.parse(one[1].environment?.NIANBAO_ROLE)).toHaveLength(1);
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

  it('are restarted, and watched where they answer: those without pages at the port for it', () => {
    for (const [name, one] of Object.entries(services)) {
      expect(one.restart, name).toBe('unless-stopped');
      expect(one.healthcheck?.test, name).toBeDefined();
    }
    for (const [name, one] of own) {
      const port = name === 'web' ? '8350' : String(one.environment?.NIANBAO_HEALTH_PORT);
      expect(one.healthcheck?.test?.join(' '), name).toContain(`http://127.0.0.1:${port}/readyz`);
      expect(Object.values(one.depends_on ?? {}), name).toEqual(Array(2).fill({ condition: 'service_healthy' }));
    }
  });

  it('run as nobody special', () => {
    expect(text('Dockerfile')).toMatch(/^USER node$/m);
    for (const [name, one] of own) expect([name, one.read_only, one.cap_drop]).toEqual([name, true, ['ALL']]);
  });
});
