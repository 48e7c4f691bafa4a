import { existsSync } from 'node:fs';

/** What people have on their machines: the figures of the bench are taken in it. */
export const wholeChromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** The same engine without windows of its own: it takes a sixth of the time to begin and to open a page. */
const shell = '/usr/bin/chromium-headless-shell';

/** The browser of the tests; another one can be named with CHROMIUM. */
export const chromiumPath = process.env['CHROMIUM'] ?? (existsSync(shell) ? shell : wholeChromiumPath);

/** Starts it without a sandbox (tests run as root in CI) and without anything that asks the network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
