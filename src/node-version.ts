/** Says in words which Node is needed, and ends, where this one is too old: SQLite would crash without a word. */
export function requireNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return;
  console.error(`Throughline needs Node 22.18 or newer; this is Node ${version}.
"npm start" brings its own: run "npm ci" in the folder of Throughline, then "npm start".`);
  process.exit(1);
}
