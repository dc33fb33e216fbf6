/** The pods that a gateway's configuration is for. */
export class GatewayWorkload {
  /**
   * The pods of Istio's `gateway` Helm chart, as its defaults label them.
   *
   * @param release the name of the Helm release; the chart takes `istio-` off it for the label `istio`
   * @param namespace the namespace of the release
   */
  static helm(release: string = 'istio-ingress', namespace: string = release): GatewayWorkload {
    return new GatewayWorkload(namespace, { istio: release.replace(/^istio-/, '') }, release);
  }

  /** The ingress gateway that `istioctl install` and the profiles `default` and `demo` make. */
  static istioctl(namespace: string = 'istio-system'): GatewayWorkload {
    return new GatewayWorkload(namespace, { istio: 'ingressgateway' }, 'istio-ingressgateway-service-account');
  }

  /** Any other gateway pods. */
  static of(props: {
    readonly namespace: string;
    readonly selector: Readonly<Record<string, string>>;
    readonly serviceAccount: string;
  }): GatewayWorkload {
    return new GatewayWorkload(props.namespace, props.selector, props.serviceAccount);
  }

  private constructor(
    /** Where the pods run: the certificate's Secret must be there. */
    readonly namespace: string,
    /** The labels of the pods. */
    readonly selector: Readonly<Record<string, string>>,
    /** The identity of the pods. */
    readonly serviceAccount: string,
  ) {}
}
