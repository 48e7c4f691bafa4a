// Prints the bill of materials (CycloneDX 1.5): what runs with the program, on any platform, each with its hash. Of npm's own
// bill only names are known where an override put another package, and those that are optional twice are missing.
import { join } from 'node:path';
import { readLock, readManifest, type Package } from './lock.ts';
import { isFree, licenceOf } from './rules.ts';

const root = join(import.meta.dirname, '../../..');

const purl = ({ name, version }: Pick<Package, 'name' | 'version'>): string =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** As an expression of SPDX where it is one that we know, else by the name the package gives it. */
const licensesOf = (license: string | undefined): object[] => {
  if (license === undefined) return [];
  return [isFree(license) ? { expression: license } : { license: { name: license } }];
};

const component = (one: Package) => ({
  type: 'library',
  'bom-ref': purl(one),
  name: one.name,
  version: one.version,
  purl: purl(one),
  licenses: licensesOf(licenceOf(one)),
  hashes: [
    {
      alg: 'SHA-512',
      content: Buffer.from((one.integrity ?? '').replace('sha512-', ''), 'base64').toString('hex'),
    },
  ],
});

const { version } = readManifest(root);
const running = new Map(
  readLock(root)
    .filter(({ dev }) => !dev)
    .map((one) => [purl(one), component(one)]),
);
const bill = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: {
    component: {
      type: 'application',
      'bom-ref': 'throughline',
      name: 'throughline',
      version,
      licenses: [{ license: { id: 'MIT' } }],
    },
  },
  components: [...running.values()].toSorted((a, b) => (a.purl < b.purl ? -1 : 1)),
};
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
