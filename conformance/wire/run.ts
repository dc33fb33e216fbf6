// Runs the examples with real Envoys and a packet capture, and proves what they promise.
import { join } from 'node:path';
import { Bookinfo, bookinfoProofs } from './bookinfo';
import { Box, type Run } from './box';
import { countPods } from './expectations';
import { FullChain } from './full-chain';
import { fullChainProofs, meshShare, type Proof } from './full-chain-proofs';
import { readManifests } from './read-manifests';

/** The one claim that a weak mesh still fulfils. */
type Held = 'https reaches web and api through the gateway';

/** The claims that the weakened mesh has to refute, each with a text that one of its failures must have. */
const REFUTED: Readonly<Record<Exclude<keyof typeof fullChainProofs, Held>, RegExp>> = {
  'every hop is encrypted and nothing is readable': /the request is readable from shop\/web-v\d to shop\/api/,
  'no request of any caller is readable, but for what the client itself sends in plaintext':
    /from shop\/web-v\d to shop\/api/,
  'each service knows its caller by its mesh identity': /takes its caller to be/,
  'browsers are told to come back with https only': /strict-transport-security is undefined/,
  'plain http is sent to https': /got 200 instead of 301/,
  'plaintext from outside the mesh is refused': /answered plaintext with http/,
  'callers that the policies do not name get 403': /got 200 instead of 403/,
  'the canary gets its share': /reached v2, expected/,
  'tls below 1.2 is refused': /the hello was answered with tls$/,
};

let passed = 0;
let failed = 0;

function report(claim: string, failures: readonly string[]): void {
  if (failures.length === 0) passed += 1;
  else failed += 1;
  console.log(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${claim}`);
  for (const failure of new Set(failures)) console.log(`       ${failure}`);
}

/** Runs one part; that it does not run is a failure as well. */
function attempt(title: string, start: () => Run, prove: (run: Run) => void): void {
  try {
    const run = start();
    const { capture, upSeconds } = run.report;
    const packets = `${capture.packets} packets in ${capture.flows} connections, none lost`;
    console.log(`\n${title} (up in ${upSeconds.toFixed(1)} s, ${packets})`);
    prove(run);
  } catch (error) {
    report(`${title} runs`, [error instanceof Error ? error.message : String(error)]);
  }
}

function showCanary(run: Run, request: string): void {
  console.log(`       ${JSON.stringify(countPods(run.getResult(request).answers))}`);
}

function proveFullChain(box: Box, file: string): void {
  const chain = new FullChain(readManifests(file));
  attempt(
    'full-chain-https',
    () => box.run('full-chain', chain.manifests(), chain.requests()),
    (run) => {
      for (const [claim, proof] of Object.entries<Proof>(fullChainProofs)) report(claim, proof(run, chain));
      showCanary(run, 'canary');
    },
  );
  attempt(
    'full-chain-https with one more caller in the mesh',
    () => box.run('visitor', chain.manifestsWithVisitor(), chain.visitorRequests()),
    (run) => {
      report('the canary gets its share of calls inside the mesh', meshShare(run, chain));
      showCanary(run, 'canary in the mesh');
    },
  );
  attempt(
    'full-chain-https made weak',
    () => box.run('weakened', chain.weakenedManifests(), chain.requests()),
    (run) => {
      for (const [claim, text] of Object.entries(REFUTED)) {
        const failures = (fullChainProofs[claim as keyof typeof fullChainProofs] as Proof)(run, chain);
        const isNoticed = failures.some((failure) => text.test(failure));
        report(`refuted: ${claim}`, isNoticed ? [] : ['the proof does not notice', ...failures]);
      }
    },
  );
}

function proveBookinfo(box: Box, file: string): void {
  const bookinfo = new Bookinfo(readManifests(file));
  attempt(
    'bookinfo',
    () => box.run('bookinfo', bookinfo.manifests(), bookinfo.requests()),
    (run) => {
      for (const [claim, proof] of Object.entries(bookinfoProofs)) report(claim, proof(run));
      showCanary(run, 'ratings');
    },
  );
}

function main(): void {
  const examples = process.argv[2] ?? join(__dirname, '../../examples');
  const started = Date.now();
  const seconds = (): string => ((Date.now() - started) / 1000).toFixed(1);
  const box = Box.install();
  console.log(`the box is installed (${seconds()} s)`);
  proveFullChain(box, join(examples, 'full-chain-https/expected.yaml'));
  proveBookinfo(box, join(examples, 'bookinfo/expected.yaml'));
  if (failed === 0) box.remove();
  else console.log(`\nreports and logs are in ${box.folder}`);
  console.log(`\nwire: ${seconds()} s\n\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

try {
  main();
} catch (error) {
  console.error(`conformance/wire: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
