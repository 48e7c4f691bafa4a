// What holds for every package that comes with Throughline, or is used to make it.
import type { Package } from './lock.ts';

/** So many may run with the program at most, on any platform. */
export const mostAtRuntime = 120;

const licences = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
  'BlueOak-1.0.0',
]);

/** Packages under another licence, and why they are taken all the same. */
const taken: Readonly<Record<string, string>> = {
  argparse:
    'PSF-2.0 is as permissive as BSD; it serves the command line of markdown-it, which is never run here',
  'axe-core': 'MPL-2.0 binds changes to its own files; it tests accessibility and is not passed on',
  duck: 'its licence file is BSD-2-Clause; package.json says only "BSD"',
  lightningcss: 'MPL-2.0 binds changes to its own files; it comes with Vitest and is not passed on',
  pako: 'MIT and Zlib, both permissive: a port of zlib',
};

/** What the licence file of a package says where its package.json, and so the lock file, says nothing. */
const byItsFile: Readonly<Record<string, string>> = { sylvester: 'MIT' };

/** The licence of a package, by its package.json or by its licence file; undefined where neither was read. */
export const licenceOf = ({ name, license }: Pick<Package, 'name' | 'license'>): string | undefined =>
  license ?? byItsFile[name];

/** Everything that is wrong with a lock file, one sentence each. */
export function complaints(
  packages: readonly Package[],
  manifest: {
    readonly allowScripts: object;
    readonly optionalDependencies: Readonly<Record<string, string>>;
  },
): string[] {
  const places = new Set(packages.map(({ place }) => place));
  return [
    ...packages.flatMap((one) => [
      ...unproven(one),
      ...underWhatLicence(one),
      ...(one.hasInstallScript && !(one.name in manifest.allowScripts)
        ? [
            `${one.place} would run a script while it is installed; allowScripts of package.json does not know it.`,
          ]
        : []),
      ...absent(one, places),
    ]),
    ...tooMany(packages),
    ...Object.entries(manifest.optionalDependencies).flatMap(([name, version]) =>
      loose(name, version, packages),
    ),
  ];
}

/** What comes from somewhere else, or could be something else than it was. */
function unproven({ place, integrity, resolved, link }: Package): string[] {
  if (link) return [`${place} is a link to a folder.`];
  return [
    ...(integrity?.startsWith('sha512-') === true ? [] : [`${place} has no SHA-512 in the lock file.`]),
    ...(resolved === undefined ? [] : [`${place} names the address it came from: ${resolved}.`]),
  ];
}

function underWhatLicence({ place, name, license: stated }: Package): string[] {
  const license = licenceOf({ name, license: stated }) ?? 'no licence';
  const family = name.startsWith('lightningcss') ? 'lightningcss' : name;
  return isFree(license) || family in taken
    ? []
    : [`${place} is under ${license}, without a reason why it is taken.`];
}

/** Whether a licence is on the list: one of those to choose from, or each of those that hold together. */
export function isFree(licence: string): boolean {
  const bare = licence.replace(/^\((.*)\)$/, '$1');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((part) => licences.has(part)));
}

/** Packages for other platforms must be in the lock file too: else they come without a hash where they are needed. */
const absent = ({ place, optionalDependencies }: Package, places: ReadonlySet<string>): string[] =>
  Object.keys(optionalDependencies)
    .filter((name) => !above(place).some((folder) => places.has(`${folder}node_modules/${name}`)))
    .map((name) => `${place} may install ${name}, which the lock file does not hold.`);

/** The folders in which what a package requires is looked for. */
function above(place: string): string[] {
  const at = place.lastIndexOf('node_modules/');
  return at < 0
    ? [`${place}/`]
    : [`${place}/`, place.slice(0, at), ...above(place.slice(0, Math.max(0, at - 1)))];
}

function tooMany(packages: readonly Package[]): string[] {
  const most = Math.max(...platforms.map((platform) => atRuntime(packages, platform).length));
  return most <= mostAtRuntime
    ? []
    : [`${most} packages run with the program; at most ${mostAtRuntime} may.`];
}

export const platforms = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64',
  'win32-arm64',
] as const;

/** What is installed with the program on a platform, without what only makes and tests it. */
export const atRuntime = (packages: readonly Package[], platform: (typeof platforms)[number]): Package[] => {
  const [os = '', cpu = ''] = platform.split('-');
  return packages.filter((one) => !one.dev && fits(one.os, os) && fits(one.cpu, cpu));
};

const fits = (wanted: readonly string[] | undefined, own: string): boolean =>
  wanted === undefined || wanted.includes(own);

/** A Node that the program brings is named exactly, so that nobody gets another one than was tried. */
function loose(name: string, version: string, packages: readonly Package[]): string[] {
  const held = packages.find(({ place }) => place === `node_modules/${name}`);
  if (held?.version === version && held.os !== undefined && held.cpu !== undefined) return [];
  return [`${name} is to be exactly ${version} and for one platform, in package.json and in the lock file.`];
}
