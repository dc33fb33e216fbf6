import { startMeasuring } from './report';

/** How long `require` of a module, or of one of its names (`module#Name`), takes after what is named before it. */
const use = (target: string): unknown => {
  const [module, name] = target.split('#');
  const exported = require(module!);
  return name === undefined ? exported : exported[name];
};
const targets = process.argv.slice(2);
const measured = targets.pop()!;
targets.forEach(use);
const report = startMeasuring();
if (use(measured) === undefined) throw new Error(`${measured} is nothing`);
report();
