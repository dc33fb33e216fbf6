import { App, Chart } from 'cdk8s';
import { Certificate, ClusterIssuer, Mesh, SecureGateway } from '../../src/index';
import type { MeshNamespaceProps, MeshProps } from '../../src/index';
import type { Diagnostic } from '../../src/diagnostics/diagnostic';
import { diagnoseApp } from '../../src/objects/app-validation';

/** One finished object, as loosely typed as YAML is. */
export interface Finished {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Record<string, string> };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into any kind
  readonly spec: any;
}

/** An app with a mesh and the namespace `shop`, for tests to build on. */
export class ShopApp {
  readonly app = new App();
  readonly chart = new Chart(this.app, 'shop');
  readonly mesh: Mesh;
  readonly shop: ReturnType<Mesh['namespace']>;

  constructor(mesh: MeshProps = {}, namespace: MeshNamespaceProps = {}) {
    this.mesh = new Mesh(this.chart, 'mesh', mesh);
    this.shop = this.mesh.namespace('shop', namespace);
  }

  /** The service `web` with an HTTP port and two versions. */
  web() {
    return this.shop.service('web', {
      port: 80,
      targetPort: 8080,
      protocol: 'http',
      versions: { v1: { version: 'v1' }, v2: { version: 'v2' } },
    });
  }

  /** A gateway for `shop.example.com`. */
  edge() {
    return new SecureGateway(this.chart, 'edge', {
      hosts: ['shop.example.com'],
      certificate: Certificate.fromIssuer(ClusterIssuer.named('letsencrypt')),
    });
  }

  /** The findings of the whole app. */
  findings(): Diagnostic[] {
    return diagnoseApp(this.app);
  }

  ids(): string[] {
    return this.findings().map(({ id }) => id);
  }

  /** All objects of a kind; the app must be without findings. */
  all(kind: string): Finished[] {
    expect(this.findings()).toEqual([]);
    return (this.chart.toJson() as Finished[]).filter((object) => object.kind === kind);
  }

  /** The only object of a kind with a name. */
  one(kind: string, name: string): Finished {
    const found = this.all(kind).filter((object) => object.metadata.name === name);
    expect(found).toHaveLength(1);
    return found[0]!;
  }
}

/** What plain JavaScript could pass: fits everywhere. */
export function untyped(value: unknown): never {
  return value as never;
}
