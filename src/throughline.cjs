#!/usr/bin/env node
// The command line, on a Node that can run it.
'use strict';

require('./run.cjs')(require('path').join(__dirname, 'cli.ts'), process.argv.slice(2));
