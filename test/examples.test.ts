import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

const ROOT = join(__dirname, '..');
const EXAMPLES = join(ROOT, 'examples');
const stories = readdirSync(EXAMPLES);

function synth(story: string, output: string) {
  return spawnSync(join(ROOT, 'node_modules/.bin/cdk8s'), ['synth', '--output', output], {
    cwd: join(EXAMPLES, story),
    encoding: 'utf8',
    env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' },
  });
}

test.each(stories)(
  '%s makes what its expected.yaml says',
  (story) => {
    const output = mkdtempSync(join(tmpdir(), 'cdk8s-istio-example-'));
    try {
      const { status, stderr } = synth(story, output);
      expect({ status, stderr: stderr.replace(/^npm warn .*\n/gm, '') }).toEqual({ status: 0, stderr: '' });
      const written = readdirSync(output).map((file) => readFileSync(join(output, file), 'utf8'));
      expect(written).toEqual([readFileSync(join(EXAMPLES, story, 'expected.yaml'), 'utf8')]);
    } finally {
      rmSync(output, { recursive: true });
    }
  },
  60_000,
);

test('the examples tell the stories they are named after', () => {
  expect(stories).toEqual(['bookinfo', 'full-chain-https']);
  for (const story of stories) {
    const objects = loadAll(readFileSync(join(EXAMPLES, story, 'expected.yaml'), 'utf8')) as { kind: string }[];
    const kinds = new Set(objects.map(({ kind }) => kind));
    for (const kind of ['PeerAuthentication', 'Gateway', 'Certificate', 'VirtualService', 'AuthorizationPolicy']) {
      expect(kinds).toContain(kind);
    }
  }
});
