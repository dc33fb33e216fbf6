// What is made is checked by everything
import './rules/register';

// The mesh, its namespaces and services
export { Mesh } from './constructs/mesh/mesh';
export type { IstioVersion, MeshProps } from './constructs/mesh/mesh';
export { MeshNamespace } from './constructs/mesh/mesh-namespace';
export type { Injection, MeshNamespaceProps } from './constructs/mesh/mesh-namespace';
export { MeshService } from './constructs/mesh/mesh-service';
export type { MeshServiceProps, NamedPortsProps, OnePortProps, ServiceBaseProps } from './constructs/mesh/mesh-service';
export type { Caller, CallerIdentity } from './constructs/mesh/mesh-facts';
export type {
  HttpProtocol,
  Protocol,
  ServicePort,
  ServicePorts,
  TcpProtocol,
  TlsProtocol,
} from './constructs/mesh/ports';

// The way in
export { SecureGateway } from './constructs/gateway/secure-gateway';
export type { RouteHost, RouteProps, SecureGatewayProps } from './constructs/gateway/secure-gateway';
export { GatewayWorkload } from './constructs/gateway/gateway-workload';
export type { HstsOptions } from './constructs/gateway/hsts';
export type { RouteMatch } from './constructs/gateway/route-match';

// Certificates
export { Certificate } from './constructs/certificates/certificate';
export type { ExistingSecretOptions, IssuedCertificateOptions } from './constructs/certificates/certificate';
export { ClusterIssuer, Issuer } from './constructs/certificates/issuers';
export type { IssuerReference } from './constructs/certificates/issuers';

// Traffic
export { CanaryRoute } from './constructs/traffic/canary-route';
export type { CanaryByHeader, CanaryByWeight, CanaryRouteProps } from './constructs/traffic/canary-route';
export { FaultInjection } from './constructs/traffic/fault-injection';
export type { AbortFault, DelayFault, FaultInjectionProps } from './constructs/traffic/fault-injection';
export type { HeaderMatches, ValueMatch } from './constructs/traffic/header-match';

// Security
export { StrictMtls } from './constructs/security/strict-mtls';
export type {
  MeshScope,
  NamespaceScope,
  PortScope,
  StrictMtlsProps,
  WorkloadScope,
} from './constructs/security/strict-mtls';
export type { AllowConnections, AllowOptions, AllowRequests } from './constructs/security/allow-options';

// Values
export { duration } from './objects/duration';
export type { Duration } from './objects/duration';

// Finished objects and what is wrong with them
export { diagnose } from './objects/diagnose';
export type { DiagnoseOptions } from './objects/diagnose-objects';
export { readObjects, YamlError } from './objects/read-objects';
export type { ReadObjectsOptions } from './objects/read-objects';
export type { Manifest, ObjectMetadata, OwnerReference } from './objects/manifest';
export { SynthError } from './objects/synth-error';
export { renderText } from './diagnostics/render/text';
export type { TextOptions } from './diagnostics/render/text';
export type { Diagnostic, Evidence, ObjectReference, Severity, SourcePosition } from './diagnostics/diagnostic';

// Istio's kinds, one class each
export * from '../imports/istio';
