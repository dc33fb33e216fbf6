import { join } from 'node:path';
import { Box, type Run } from './box';
import { FullChain } from './full-chain';
import { countPods, meshShare, type Proof, proofs } from './proofs';
import { readManifests } from './read-manifests';

const EXAMPLES = join(__dirname, '../../examples');

/** Which claims the weakened mesh has to refute, each with a text that one of its failures must have. */
const refuted: Readonly<Partial<Record<keyof typeof proofs, RegExp>>> = {
  'every hop is encrypted and nothing is readable': /the request is readable from shop\/web-v\d to shop\/api/,
  'each service knows its caller by its mesh identity': /takes its caller to be/,
  'plaintext from outside the mesh is refused': /answered plaintext with http/,
  'tls below 1.2 is refused': /the hello was answered with tls$/,
};

let passed = 0;
let failed = 0;

function report(claim: string, failures: readonly string[]): void {
  if (failures.length === 0) passed += 1;
  else failed += 1;
  console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${claim}`);
  for (const failure of [...new Set(failures)]) console.log(`       ${failure}`);
}

/** Runs one part; that it does not run is a failure as well. */
function attempt(part: string, body: () => void): void {
  try {
    body();
  } catch (error) {
    report(part, [error instanceof Error ? error.message : String(error)]);
  }
}

function describe(title: string, { report: { capture, upSeconds } }: Run): void {
  console.log(
    `\n${title} (up in ${upSeconds.toFixed(1)} s, ${capture.packets} packets in ${capture.flows} connections, none lost)`,
  );
}

function proveFullChain(box: Box, chain: FullChain): void {
  const run = box.run('full-chain', chain.manifests(), chain.requests());
  describe('full-chain-https', run);
  for (const [claim, proof] of Object.entries<Proof>(proofs)) report(claim, proof(run, chain));
  console.log(`       canary: ${JSON.stringify(countPods(run.getResult('canary').answers))}`);
}

function proveMeshShare(box: Box, chain: FullChain): void {
  const run = box.run('visitor', chain.manifestsWithVisitor(), chain.visitorRequests());
  describe('full-chain-https, with one more caller in the mesh', run);
  report('the canary gets its share of calls inside the mesh', meshShare(run, chain));
  console.log(`       canary: ${JSON.stringify(countPods(run.getResult('canary in the mesh').answers))}`);
}

/** The proofs have to be able to fail. */
function proveRefutation(box: Box, chain: FullChain): void {
  const run = box.run('weakened', chain.weakenedManifests(), chain.requests());
  describe('full-chain-https made weak: no STRICT, no TLS to api, TLS 1.1 at the gateway', run);
  for (const [claim, text] of Object.entries(refuted)) {
    const failures = (proofs[claim as keyof typeof proofs] as Proof)(run, chain);
    const isNoticed = failures.some((failure) => text.test(failure));
    report(`it is noticed that not "${claim}"`, isNoticed ? [] : ['the proof still holds', ...failures]);
  }
}

function main(): void {
  const file = process.argv[2] ?? join(EXAMPLES, 'full-chain-https/expected.yaml');
  const started = Date.now();
  const box = Box.install();
  console.log(`the box is installed (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  const chain = new FullChain(readManifests(file));
  attempt('the full chain runs', () => proveFullChain(box, chain));
  if (chain.coversMesh) attempt('the full chain runs with a visitor', () => proveMeshShare(box, chain));
  attempt('the weakened full chain runs', () => proveRefutation(box, chain));
  if (failed === 0) box.remove();
  console.log(`\nwire: ${((Date.now() - started) / 1000).toFixed(1)} s\n\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

try {
  main();
} catch (error) {
  console.error(`conformance/wire: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
