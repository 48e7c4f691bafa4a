// Stands alone because a Node that is too old does not even read "import()": run.cjs asks for it only on one that does.
'use strict';

module.exports = function enter(file) {
  return import(require('url').pathToFileURL(file).href);
};
