import type { Field } from '../field';
import type { Rule } from '../rule';
import type { DirectResponse } from './virtual-service';

const KILOBYTE = 1024;
const LARGE = 100 * KILOBYTE;
const HUGE = 1024 * KILOBYTE;

/** How many bytes the body has, and where. */
function bodyOf(response: Field<DirectResponse>): { readonly field: Field<string>; readonly size: number } {
  const [text, bytes] = [response.at('body').at('string'), response.at('body').at('bytes')];
  if (text.isSet) return { field: text, size: Buffer.byteLength(text.text) };
  return { field: bytes, size: Buffer.byteLength(bytes.text, 'base64') };
}

const noHugeBody: Rule<DirectResponse> = {
  name: 'no-huge-body',
  severity: 'error',
  title: 'the body of a direct response has at most 1 MB',
  why: 'every proxy that has the route would be sent the body',
  check(response, report) {
    const { field, size } = bodyOf(response);
    if (size <= HUGE) return;
    report({ field, message: `the body has ${size} bytes`, fix: 'let a service answer with it' });
  },
};

const noLargeBody: Rule<DirectResponse> = {
  name: 'no-large-body',
  severity: 'warning',
  title: 'the body of a direct response has at most 100 KB',
  why: 'every proxy that has the route is sent the body, and istiod keeps it',
  check(response, report) {
    const { field, size } = bodyOf(response);
    if (size <= LARGE || size > HUGE) return;
    report({ field, message: `the body has ${size} bytes`, fix: 'let a service answer with it' });
  },
};

/** The rules of direct responses. */
export const directResponseRules: readonly Rule<DirectResponse>[] = [noHugeBody, noLargeBody];
