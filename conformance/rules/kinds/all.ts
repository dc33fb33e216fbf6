import type { RuleConformance } from '../rule-conformance';
import { gateway } from './gateway';
import { peerAuthentication } from './peer-authentication';

/** The kinds whose rules are compared. */
export const ALL: readonly RuleConformance[] = [gateway, peerAuthentication];
