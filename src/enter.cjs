// Stands alone because a Node that is too old does not even read "import()": run.cjs asks for it only on one that does.
'use strict';

var path = require('path');

module.exports = function enter(file) {
  // What was compiled is kept for the next start: beside the program, where nobody else of this machine can put anything.
  require('module').enableCompileCache(path.join(__dirname, '..', '.cache', 'compiled'));
  return import(require('url').pathToFileURL(require('./built.cjs').builtOf(file)).href);
};
