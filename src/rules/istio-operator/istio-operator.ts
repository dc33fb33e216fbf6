/** What rules read of an IstioOperator. */
export interface IstioOperator {
  readonly kind: string;
  readonly spec: OperatorSpec;
}

export interface OperatorSpec {
  readonly hub: string;
  readonly tag: string;
  readonly revision: string;
  readonly components: Components;
  readonly meshConfig: object;
  readonly values: HelmValues;
}

export interface Components {
  readonly pilot: Component;
  readonly ingressGateways: readonly GatewayComponent[];
  readonly egressGateways: readonly GatewayComponent[];
}

export interface Component {
  readonly k8s: { readonly replicaCount: number; readonly service: { readonly ports: readonly ServicePort[] } };
}

export interface GatewayComponent extends Component {
  readonly name: string;
}

export interface ServicePort {
  readonly port: number;
  readonly targetPort: number;
}

/** The values of Istio's charts. */
export interface HelmValues {
  readonly pilot: { readonly autoscaleEnabled: boolean };
  readonly gateways: {
    readonly 'istio-ingressgateway': GatewayValues;
    readonly 'istio-egressgateway': GatewayValues;
  };
}

interface GatewayValues {
  readonly autoscaleEnabled: boolean;
  readonly runAsRoot: boolean;
  readonly ingressPorts: readonly ServicePort[];
}
