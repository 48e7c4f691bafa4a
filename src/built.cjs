// Whether what was built is of the source as it is now. Plain JavaScript: run.cjs asks before it knows which Node reads this.
'use strict';

var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..');

/** When the newest of what lies here was changed, in milliseconds; 0 where nothing does: a package has no lock file. */
function changed(place) {
  if (!fs.existsSync(place)) return 0;
  var found = fs.statSync(place);
  if (!found.isDirectory()) return found.mtimeMs;
  return fs.readdirSync(place).reduce(function (newest, name) {
    return Math.max(newest, changed(path.join(place, name)));
  }, 0);
}

/** Whether a build, which bears the time at which it began, came after everything it is made of. */
function isFresh(record) {
  if (!fs.existsSync(record)) return false;
  var begun = fs.statSync(record).mtimeMs;
  return ['src', 'package.json', 'package-lock.json'].every(function (name) {
    return changed(path.join(root, name)) <= begun;
  });
}

/** The bundle of src/server.ts or src/cli.ts where there is one that is fresh; else the file itself. */
function builtOf(file) {
  var bundle = path.join(root, 'built', path.basename(file).replace(/\.ts$/, '.js'));
  var isAsked = process.env.THROUGHLINE_RUNS !== 'source';
  var isOurs = path.dirname(file) === __dirname && fs.existsSync(bundle);
  return isAsked && isOurs && isFresh(path.join(root, 'built', 'files.json')) ? bundle : file;
}

module.exports = { isFresh: isFresh, builtOf: builtOf };
