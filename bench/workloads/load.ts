import { report } from './report';

/** How long `require` of a module takes in a fresh process, after the modules named before it are there. */
const [measured = '', ...before] = process.argv.slice(2).reverse();
for (const name of before.reverse()) require(name);
const start = performance.now();
require(measured);
report(performance.now() - start);
