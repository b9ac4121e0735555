import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestFor } from '../../scripts/manifest-for.ts';
import { SOURCES } from '../../src/core/sources/index.ts';
import { ROOT, readProjectJson } from './project-files.ts';

interface Manifest {
  readonly version: string;
  readonly permissions: string[];
  readonly optional_permissions: string[];
  readonly host_permissions: string[];
  readonly optional_host_permissions: string[];
  readonly content_scripts: { matches: string[]; js: string[] }[];
  readonly content_security_policy: unknown;
  readonly browser_specific_settings: { gecko: { data_collection_permissions: unknown } };
  readonly web_accessible_resources?: unknown;
  readonly externally_connectable?: unknown;
}
const manifest = readProjectJson<Manifest & Parameters<typeof manifestFor>[1]>('manifest.json');

describe('what the manifest asks for', () => {
  it('is this and nothing more', () => {
    expect({
      permissions: manifest.permissions,
      optional_permissions: manifest.optional_permissions,
      host_permissions: manifest.host_permissions,
      optional_host_permissions: manifest.optional_host_permissions,
      matches: manifest.content_scripts.flatMap(({ matches }) => matches),
    }).toEqual({
      permissions: ['storage', 'alarms'],
      optional_permissions: ['notifications'],
      host_permissions: [
        'https://rss.arxiv.org/*',
        'https://export.arxiv.org/*',
        'https://arxiv.org/*',
        'https://huggingface.co/*',
        'https://cdn-uploads.huggingface.co/*',
      ],
      optional_host_permissions: ['https://paperswithcode.co/*'],
      matches: [
        'https://arxiv.org/abs/*',
        'https://arxiv.org/list/*',
        'https://arxiv.org/catchup/*',
        'https://arxiv.org/search*',
      ],
    });
    expect([manifest.web_accessible_resources, manifest.externally_connectable]).toEqual([undefined, undefined]);
    expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({
      required: ['none'],
      optional: ['browsingActivity'],
    });
  });

  it('lets its pages do this, connect to the hosts it names, and nothing more', () => {
    const hosts = [...manifest.host_permissions, ...manifest.optional_host_permissions].map((host) =>
      host.replace('/*', ''),
    );
    // Itself among them: the worker reads a data file of the extension.
    expect(manifest.content_security_policy).toEqual({
      extension_pages: [
        ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:"],
        ...["media-src 'self' blob:", `connect-src 'self' ${hosts.join(' ')}`],
        ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'"],
        ...["require-trusted-types-for 'script'", "trusted-types 'none'"],
      ].join('; '),
    });
  });

  it('is told of to readers and reviewers, permission by permission and host by host', () => {
    const hosts = [...manifest.host_permissions, ...manifest.optional_host_permissions].map(
      (host) => new URL(host).host,
    );
    const asked = [...manifest.permissions, ...manifest.optional_permissions, ...hosts];
    const untold = ['PRIVACY.md', 'README.md', 'docs/store/permissions.md'].flatMap((path) => {
      const page = readFileSync(join(ROOT, path), 'utf8');
      const names = path === 'PRIVACY.md' ? hosts : asked;
      return names.filter((name) => !page.includes(name)).map((name) => `${path}: ${name}`);
    });
    expect(untold).toEqual([]);
  });

  it('covers the origins of every source', () => {
    const granted = [...manifest.host_permissions, ...manifest.optional_host_permissions];
    const lacking = SOURCES.flatMap(({ name, origins }) =>
      origins
        .filter((origin) => !granted.includes(origin) && !granted.includes(`${origin}/*`))
        .map((origin) => `${name}: ${origin}`),
    );
    expect(lacking).toEqual([]);
  });

  it('has the version of the package', () => {
    expect(manifest.version).toBe(readProjectJson<{ version: string }>('package.json').version);
  });
});

describe('what each browser gets of it', () => {
  it('leaves out what the other one alone understands', () => {
    const chromium = manifestFor('chromium', manifest);
    const firefox = manifestFor('firefox', manifest);
    expect(chromium.background).toEqual({ service_worker: 'background.js' });
    expect(firefox.background).toEqual({ scripts: ['background.js'] });
    expect(['minimum_chrome_version' in firefox, 'browser_specific_settings' in chromium]).toEqual([false, false]);
    const rest = ({ background, minimum_chrome_version, browser_specific_settings, ...shared }: typeof chromium) =>
      shared;
    expect(rest(chromium)).toEqual(rest(firefox));
  });
});
