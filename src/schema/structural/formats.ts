import { parseGoDuration } from '../go/duration';
import { isIpAddress } from '../go/ip-address';
import { isCalendarDay, isTimestamp } from '../go/timestamp';
import { isRequestUri } from '../go/url';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/;
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const TIME = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|[+-][0-9]{2}:[0-9]{2})$/;
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** What a value of a format looks like, for people; the keys are all string formats that are checked. */
export const formatExamples: Readonly<Record<string, string>> = {
  byte: 'base64, like "aGVsbG8="',
  cidr: 'an address range, like "10.0.0.0/8"',
  date: 'a date, like "2026-01-31"',
  datetime: 'a point in time, like "2026-01-31T12:00:00Z"',
  duration: 'a duration, like "10s"',
  ipv4: 'an IPv4 address, like "10.0.0.1"',
  ipv6: 'an IPv6 address, like "2001:db8::1"',
  k8slongname: 'lower case letters, digits, "-" and "."',
  k8sshortname: 'lower case letters, digits and "-"',
  timestamp: 'a point in time, like "2026-01-31T12:00:00Z"',
  uri: 'an absolute address, like "https://example.com/path"',
  uuid: 'a UUID, like "123e4567-e89b-12d3-a456-426614174000"',
};

const CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  byte: (text) => BASE64.test(text),
  cidr: isCidr,
  date: isCalendarDay,
  datetime: isDateTime,
  duration: isLenientDuration,
  ipv4: (text) => text.includes('.') && isIpAddress(text, { leadingZeros: true }),
  ipv6: (text) => text.includes(':') && isIpAddress(text),
  k8slongname: (text) => text.length <= 253 && text.split('.').every((label) => LABEL.test(label)),
  k8sshortname: (text) => text.length <= 63 && LABEL.test(text),
  timestamp: isTimestamp,
  uri: isRequestUri,
  uuid: (text) => UUID.test(text),
};

/**
 * The format as the API server reads it, undefined where it ignores it: it knows integer and number formats only on
 * those types, and a closed list for strings.
 */
export function normalisedFormat(type: string | undefined, format: string | undefined): string | undefined {
  if (!format) return undefined;
  if (type === 'integer') return format === 'int32' || format === 'int64' ? format : undefined;
  if (type === 'number') return format === 'float' || format === 'double' ? format : undefined;
  if (type !== undefined && type !== 'string') return undefined;
  const name = format.replace(/-/g, '');
  return Object.hasOwn(CHECKS, name) && name !== 'timestamp' ? name : undefined;
}

/** Is the text written in the format? Formats that are not checked accept everything. */
export function matchesFormat(format: string, text: string): boolean {
  const check = CHECKS[format];
  return check === undefined || check(text);
}

// https://github.com/kubernetes/kube-openapi/blob/master/pkg/validation/strfmt/time.go: two digits are compared as text.
function isDateTime(text: string): boolean {
  const parts = text.toLowerCase().split('t');
  const time = parts.length >= 2 && isCalendarDay(parts[0]!) ? TIME.exec(parts[1]!) : null;
  return time !== null && time[1]! <= '23' && time[2]! <= '59' && time[3]! <= '59';
}

function isCidr(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 0) return false;
  const [address, bits] = [text.slice(0, slash), text.slice(slash + 1)];
  if (!/^\d{1,7}$/.test(bits) || !isIpAddress(address, { leadingZeros: true })) return false;
  return Number(bits) <= (address.includes(':') ? 128 : 32);
}

// https://github.com/kubernetes/kube-openapi/blob/master/pkg/validation/strfmt/duration.go: Go's, or a number and a word.
function isLenientDuration(text: string): boolean {
  if (parseGoDuration(text) !== undefined) return true;
  for (const [, unit] of text.matchAll(/\d+\s*([A-Za-zµ]+)/g)) {
    if (/^(ns|nano.*|us|µs|micro.*|ms|milli.*|s|sec.*|m|min.*|h|hr|hour.*|d|day.*|w|wk|week.*)$/i.test(unit!))
      return true;
  }
  return false;
}
