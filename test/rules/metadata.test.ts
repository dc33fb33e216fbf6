import { metadataRules } from '../../src/rules/metadata/metadata-rules';
import { testRules } from './rule-examples';

const gateway = (annotations: object): object => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'edge', annotations },
});
const policy = (dryRun: unknown, action?: string): object => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  metadata: { name: 'edge', annotations: { 'istio.io/dry-run': dryRun } },
  spec: { action },
});
const place = '/metadata/annotations/istio.io~1dry-run';

testRules(metadataRules, {
  'no-dry-run': [
    {
      broken: gateway({ 'istio.io/dry-run': 'true' }),
      finds: { [place]: 'a Gateway has no dry run, but the annotation `istio.io/dry-run`' },
      fixed: gateway({}),
    },
  ],
  'no-dry-run-of-other-actions': [
    {
      broken: policy('true', 'AUDIT'),
      finds: { [place]: 'the action AUDIT has no dry run, but the policy has the annotation `istio.io/dry-run`' },
      fixed: policy('true', 'DENY'),
    },
  ],
  'valid-dry-run': [
    {
      broken: policy('yes'),
      finds: { [place]: 'the annotation `istio.io/dry-run` is "yes", which is neither true nor false' },
      fixed: policy('true'),
    },
  ],
  'no-internal-annotation': [
    {
      broken: gateway({ 'internal.istio.io/parents': '', 'internal.istio.io/webhook-always-reject': 'x', other: '' }),
      finds: {
        '/metadata/annotations/internal.istio.io~1parents': "the annotation `internal.istio.io/parents` is Istio's own",
        '/metadata/annotations/internal.istio.io~1webhook-always-reject':
          "the annotation `internal.istio.io/webhook-always-reject` is Istio's own",
      },
      fixed: gateway({ other: '' }),
    },
  ],
});
