/** An IstioOperator with this mesh configuration; its pointers show the fields. */
export function mesh(meshConfig: object): object {
  return {
    apiVersion: 'install.istio.io/v1alpha1',
    kind: 'IstioOperator',
    metadata: { name: 'istio' },
    spec: { meshConfig },
  };
}

/** The ConfigMap that istiod reads. */
export function configMap(text: string, name = 'istio'): Record<string, unknown> {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'istio-system' }, data: { mesh: text } };
}

/** A mesh configuration with these `defaultConfig`. */
export function proxy(defaultConfig: object): object {
  return mesh({ defaultConfig });
}
