/** A DestinationRule. */
export const rule = (spec: object): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { host: 'web', ...spec },
});

/** A DestinationRule with one policy for all ports. */
export const withPolicy = (trafficPolicy: object): object => rule({ trafficPolicy });
export const withBalancer = (loadBalancer: object, outlierDetection: object = {}): object =>
  withPolicy({ loadBalancer, outlierDetection });
export const withLocality = (localityLbSetting: object): object => withBalancer({ localityLbSetting });
export const withTls = (tls: object): object => withPolicy({ tls });
