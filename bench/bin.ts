import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The command line as the package carries it. */
export const BIN = join(ROOT, bin['cdk8s-istio']);
