import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    sampleStudy: { readonly folder: string; readonly key: string };
  }
}

/** Puts a copy of the sample study, made once for all tests, into a workspace; answers its key. */
export function copySample(workspace: { readonly folder: string }): string {
  const { folder, key } = inject('sampleStudy');
  copyFileSync(join(folder, `${key}.throughline`), join(workspace.folder, `${key}.throughline`));
  return key;
}
