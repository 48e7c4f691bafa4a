import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { RequestHandler } from 'express';
import { z } from 'zod';

/** The browser's part as it was built when the server started. */
export interface Assets {
  /** The address under which a file of the client is found in this build. */
  readonly address: (name: string) => string;
  /** What stands in a file of this build. */
  readonly text: (name: string) => string;
  readonly serve: RequestHandler;
}

const Manifest = z.record(z.string(), z.string());

/**
 * Reads the built client whole: whatever is built, pulled or removed while the server runs, its pages keep the scripts and
 * styles that they were written for. What is not among these files cannot be asked for.
 */
export function readAssets(folder: string): Assets {
  const manifest = readFileSync(join(folder, 'manifest.json'));
  const names = Manifest.parse(JSON.parse(manifest.toString()));
  const files = new Map(
    Object.values(names).map((name): [string, Buffer] => [name, readFileSync(join(folder, name))]),
  );

  return {
    address: (name) => `/assets/${names[name] ?? name}`,
    text: (name) => files.get(names[name] ?? '')?.toString() ?? '',
    serve: (request, response, next) => {
      const name = String(request.params['asset']);
      const bytes = name === 'manifest.json' ? manifest : files.get(name);
      if (!bytes) next();
      else {
        // A file's name changes with its content; the list of names is made anew by each build.
        const isForEver = bytes !== manifest;
        response.set('cache-control', isForEver ? 'public, max-age=31536000, immutable' : 'no-cache');
        response.type(extname(name)).send(bytes);
      }
    },
  };
}
