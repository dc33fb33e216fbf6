import { shown } from '../../schema/structural/findings';
import type { Rule } from '../rule';
import type { Fault, Percent } from './virtual-service';

const GRPC_CODES: ReadonlySet<string> = new Set([
  ...['OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS'],
  ...['PERMISSION_DENIED', 'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE'],
  ...['UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED'],
]);
/** The least share that Envoy can express, in percent. */
const LEAST_PERCENTAGE = 0.0001;

const noEmptyFault: Rule<Fault> = {
  name: 'no-empty-fault',
  severity: 'error',
  title: 'a `fault` has `abort` or `delay`',
  why: 'it would do nothing',
  check(fault, report) {
    if (fault.at('abort').isSet || fault.at('delay').isSet) return;
    const message = `\`${fault.name}\` has neither \`abort\` nor \`delay\``;
    report({ field: fault, message, fix: 'add `abort` or `delay`, or remove the fault' });
  },
};

const noAbortWithoutError: Rule<Fault> = {
  name: 'no-abort-without-error',
  severity: 'warning',
  title: 'an `abort` has `httpStatus` or `grpcStatus`',
  why: 'Istio drops it, and no request would fail',
  check(fault, report) {
    const field = fault.at('abort');
    const kinds = ['httpStatus', 'grpcStatus', 'http2Error'] as const;
    if (!field.isSet || kinds.some((kind) => field.at(kind).isSet)) return;
    const message = `\`${field.name}\` does not say with which error requests fail`;
    report({ field, message, fix: 'add `httpStatus`, e.g. 503' });
  },
};

const validGrpcStatus: Rule<Fault> = {
  name: 'valid-grpc-status',
  severity: 'error',
  title: '`grpcStatus` is the name of a status code of gRPC',
  why: 'clients would not know it',
  check(fault, report) {
    const field = fault.at('abort').at('grpcStatus');
    if (!field.isSet || GRPC_CODES.has(field.text)) return;
    const near = field.text.toUpperCase().replace(/[^A-Z]+/g, '_');
    report({
      field,
      message: `\`grpcStatus\` is ${shown(field.text)}, which gRPC does not have`,
      fix: `write ${GRPC_CODES.has(near) ? near : 'the name of a code, like UNAVAILABLE'}`,
    });
  },
};

const noHttp2Error: Rule<Fault> = {
  name: 'no-http2-error',
  severity: 'error',
  title: '`http2Error` is not used',
  why: 'Envoy cannot abort requests in this way',
  check(fault, report) {
    const field = fault.at('abort').at('http2Error');
    if (!field.isSet) return;
    report({ field, message: '`http2Error` is set', fix: 'write `httpStatus` or `grpcStatus` instead' });
  },
};

const noExponentialDelay: Rule<Fault> = {
  name: 'no-exponential-delay',
  severity: 'error',
  title: '`exponentialDelay` is not used',
  why: 'Envoy delays by a fixed time only',
  check(fault, report) {
    const field = fault.at('delay').at('exponentialDelay');
    if (!field.isSet) return;
    report({ field, message: '`exponentialDelay` is set', fix: 'write `fixedDelay` instead' });
  },
};

const validFaultPercentage: Rule<Percent> = {
  name: 'valid-fault-percentage',
  severity: 'error',
  title: 'the percentage of a fault is 0, or from 0.0001 to 100',
  why: 'it is a share of the requests, and Envoy counts in millionths',
  check(percentage, report) {
    const field = percentage.at('value');
    if (field.number === 0 || (field.number >= LEAST_PERCENTAGE && field.number <= 100)) return;
    const message = `\`${field.name}\` is ${field.number}`;
    report({ field, message, fix: 'write a number from 0.0001 to 100, or 0 for none' });
  },
};

/** The rules of faults. */
export const faultRules: readonly Rule<Fault>[] = [
  noEmptyFault,
  noAbortWithoutError,
  validGrpcStatus,
  noHttp2Error,
  noExponentialDelay,
];

/** The rules of the share of requests that get a fault. */
export const faultPercentageRules: readonly Rule<Percent>[] = [validFaultPercentage];
