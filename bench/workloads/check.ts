import { startMeasuring } from './report';

/** The command line in this process, so that its time and memory can be read at its end. */
const [bin = '', folder = ''] = process.argv.slice(2);
process.argv = [process.argv[0]!, bin, 'check', folder];
const report = startMeasuring();
process.on('exit', report);
require(bin);
