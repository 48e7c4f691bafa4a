// Which version of Throughline this is; package.json is the only place that says it.
import manifest from '../package.json' with { type: 'json' };

/** As semantic versioning writes it: "0.1.0". */
export const { version } = manifest;
