// R18. Holds the packages that come with the program to what is promised of them, by the lock file and what is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLock, readManifest } from '../../src/build/packages/lock.ts';
import { atRuntime, complaints, mostAtRuntime, platforms } from '../../src/build/packages/rules.ts';
import type { Bar, Seen } from './frame/bar.ts';

const root = join(import.meta.dirname, '..', '..');

export const supplyChain: Bar = {
  number: 'R18',
  name: 'packages',
  promise: `at most ${mostAtRuntime} packages run with the program, each proved by a hash, under a free licence, running nothing while it is installed`,
  isInside: true,
  sabotages: [
    {
      name: 'a package whose hash is not in the lock file',
      breaks: [
        {
          file: 'src/build/packages/lock.ts',
          from: '({ ...entry, place,',
          to: `({ ...entry, ...(place.endsWith('/ejs') && { integrity: undefined }), place,`,
        },
      ],
    },
    {
      name: 'a package under a licence that binds',
      breaks: [
        {
          file: 'src/build/packages/lock.ts',
          from: '({ ...entry, place,',
          to: `({ ...entry, ...(place.endsWith('/ejs') && { license: 'GPL-3.0-only' }), place,`,
        },
      ],
    },
  ],
  measure: () => Promise.resolve(measure()),
};

function measure(): Seen {
  const packages = readLock(root);
  const manifest = readManifest(root);
  const running = packages.filter(({ dev }) => !dev);
  const scripts = running.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  const most = Math.max(...platforms.map((platform) => atRuntime(packages, platform).length));
  return {
    rounds: packages.length,
    kills: 0,
    losses: 0,
    figures: [
      `${most} packages at runtime, ${packages.length} in all`,
      `with an install script that is not run: ${scripts.join(', ') || 'none'}`,
    ],
    faults: [
      ...complaints(packages, manifest),
      ...sayingOtherwise(packages),
      ...scriptsThatRun(),
      ...brokenBill(running.length),
    ],
  };
}

/** Installed packages that are not what the lock file says. */
function sayingOtherwise(packages: readonly { place: string; version: string }[]): string[] {
  return packages.flatMap(({ place, version }) => {
    const file = join(root, place, 'package.json');
    if (!existsSync(file)) return [];
    // Every package.json has a version.
    const installed = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    return installed.version === version
      ? []
      : [`${place} is installed as ${installed.version}, not ${version}.`];
  });
}

const scriptsThatRun = (): string[] =>
  /^ignore-scripts=true$/m.test(readFileSync(join(root, '.npmrc'), 'utf8'))
    ? []
    : ['Packages may run scripts while they are installed.'];

/** Whether a bill of materials can be made, and names what runs. */
function brokenBill(running: number): string[] {
  const bill = execFileSync(process.execPath, [join(root, 'src/build/packages/sbom.ts')], {
    encoding: 'utf8',
    env: {},
  });
  // CycloneDX.
  const { components } = JSON.parse(bill) as { components: unknown[] };
  return components.length > 0 && components.length <= running
    ? []
    : [`The bill of materials names ${components.length} packages of ${running}.`];
}
