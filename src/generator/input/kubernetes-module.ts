import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { GeneratorError } from '../generator-error';

/** The Go module that carries Kubernetes' own OpenAPI documents. */
export const KUBERNETES_MODULE = 'k8s.io/kubernetes@v1.36.3';

const DOCUMENTS = ['api__v1_openapi.json', 'apis__apps__v1_openapi.json', 'apis__batch__v1_openapi.json'];

/** Kubernetes' OpenAPI documents, from Go's module cache or its proxy. */
export function findKubernetesDocuments(): string[] {
  const { Dir: folder } = JSON.parse(download()) as { Dir: string };
  return DOCUMENTS.map((name) => join(folder, 'api/openapi-spec/v3', name));
}

function download(): string {
  try {
    return execFileSync('go', ['mod', 'download', '-json', KUBERNETES_MODULE], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const failure = error as NodeJS.ErrnoException & { stdout?: string; stderr?: string };
    const reason = failure.code === 'ENOENT' ? 'the go command is not installed' : failure.stderr || failure.stdout;
    throw new GeneratorError(
      `cannot get ${KUBERNETES_MODULE}, which describes Kubernetes' own kinds: ${reason?.trim() ?? failure.message}\n` +
        'install Go, or name the OpenAPI documents with --kubernetes FILE',
    );
  }
}
