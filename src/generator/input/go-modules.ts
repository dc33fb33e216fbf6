import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { GeneratorError } from '../generator-error';

/** Carries Kubernetes' own OpenAPI documents. */
const KUBERNETES = 'k8s.io/kubernetes@v1.36.3';
const KUBERNETES_DOCUMENTS = ['api__v1_openapi.json', 'apis__apps__v1_openapi.json', 'apis__batch__v1_openapi.json'];

/** The releases of Istio's API whose CRDs are compared beside those in the default folder. */
const ISTIO_RELEASES = ['istio.io/api@v1.29.2'];

/** Kubernetes' OpenAPI documents, from Go's module cache or its proxy. */
export function findKubernetesDocuments(): string[] {
  const folder = download(KUBERNETES, 'name the OpenAPI documents with --kubernetes FILE');
  return KUBERNETES_DOCUMENTS.map((name) => join(folder, 'api/openapi-spec/v3', name));
}

/** The CRDs of Istio's releases between those in the default folder. */
export function findIstioReleases(): string[] {
  return ISTIO_RELEASES.map((module) => {
    const folder = download(module, 'name the files or folders of your CRDs');
    return join(folder, 'kubernetes/customresourcedefinitions.gen.yaml');
  });
}

function download(module: string, alternative: string): string {
  try {
    const answer = execFileSync('go', ['mod', 'download', '-json', module], {
      encoding: 'utf8',
      env: process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return (JSON.parse(answer) as { Dir: string }).Dir;
  } catch (error) {
    const failure = error as NodeJS.ErrnoException & { stdout?: string; stderr?: string };
    const reason = failure.code === 'ENOENT' ? 'the go command is not installed' : failure.stdout || failure.stderr;
    const words = reason?.trim() ?? failure.message;
    throw new GeneratorError(`cannot get the Go module ${module}: ${words}\ninstall Go, or ${alternative}`);
  }
}
