/** What a text with keys holds: why Istio cannot read it, as the end of a sentence, or which keys are private. */
export interface JsonWebKeys {
  readonly problem?: string;
  /** The places of private and symmetric keys in the list. */
  readonly privateKeys: readonly number[];
}

type Key = Readonly<Record<string, unknown>>;

/** The fields with bytes that keys of a type need. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['x', 'y'],
  OKP: ['x'],
  oct: ['k'],
};
/** What else the private key of this type may have. */
const OF_PRIVATE_RSA: readonly string[] = ['dp', 'dq', 'p', 'q', 'qi'];
const WITH_CURVE: ReadonlySet<string> = new Set(['EC', 'OKP']);
const TEXTS: readonly string[] = ['alg', 'kid', 'use', 'x5t', 'x5t#S256', 'x5u'];

/** Reads a JSON Web Key Set, or a single key. */
export function readJsonWebKeys(text: string): JsonWebKeys {
  let set: unknown;
  try {
    set = JSON.parse(text);
  } catch {
    return { problem: 'is no JSON', privateKeys: [] };
  }
  if (!isKey(set)) return { problem: 'is no JSON object', privateKeys: [] };
  const hasList = Object.hasOwn(set, 'keys');
  const keys = hasList ? (set['keys'] ?? []) : [set];
  if (!Array.isArray(keys)) return { problem: 'has `keys` that are no list', privateKeys: [] };
  for (const [index, key] of (keys as readonly unknown[]).entries()) {
    const problem = findKeyProblem(key);
    const place = hasList ? `, in its key ${index}` : '';
    if (problem !== undefined) return { problem: `cannot be read${place}: ${problem}`, privateKeys: [] };
  }
  const privateKeys = (keys as readonly Key[]).flatMap((key, index) => (isPrivate(key) ? [index] : []));
  return { privateKeys };
}

function findKeyProblem(key: unknown): string | undefined {
  const type = isKey(key) ? key['kty'] : undefined;
  if (!isKey(key) || typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) {
    return `\`kty\` is none of ${Object.keys(FIELDS).join(', ')}`;
  }
  const needed = [...FIELDS[type]!, ...(WITH_CURVE.has(type) ? ['crv'] : [])];
  const missing = needed.find((name) => !Object.hasOwn(key, name));
  if (missing !== undefined) return `\`${missing}\` is not set`;
  const isOfPrivate = type !== 'oct' && Object.hasOwn(key, 'd');
  const ofPrivate = isOfPrivate ? ['d', ...(type === 'RSA' ? OF_PRIVATE_RSA : [])] : [];
  const noBytes = [...FIELDS[type]!, ...ofPrivate].find((name) => !isBase64(key[name]));
  if (noBytes !== undefined) return `\`${noBytes}\` is no base64 text`;
  const noText = [...TEXTS, ...(WITH_CURVE.has(type) ? ['crv'] : [])].find((name) => !isText(key[name]));
  if (noText !== undefined) return `\`${noText}\` is no text`;
  if (!isList(key['key_ops'], isText)) return '`key_ops` is no list of texts';
  return isList(key['x5c'], isCertificate) ? undefined : '`x5c` is no list of certificates';
}

function isPrivate(key: Key): boolean {
  return key['kty'] === 'oct' || Object.hasOwn(key, 'd');
}

function isKey(value: unknown): value is Key {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Is this a text, or nothing? */
function isText(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.every(isItem));
}

/** Is this base64, of either alphabet, with the right padding or none? Line breaks do not count. */
function isBase64(value: unknown): boolean {
  if (!isText(value)) return false;
  const text = (value as string | null | undefined) ?? '';
  const plain = text.replace(/[\r\n]/g, '');
  const digits = plain.replace(/={1,2}$/, '');
  const alphabet = /[+/]/.test(plain) ? /^[A-Za-z0-9+/]*$/ : /^[A-Za-z0-9_-]*$/;
  if (!alphabet.test(digits)) return false;
  return text.endsWith('=') ? plain.length % 4 === 0 : digits.length === plain.length && digits.length % 4 !== 1;
}

function isCertificate(value: unknown): boolean {
  if (typeof value !== 'string' || !isBase64(value)) return false;
  // Only keys with certificates need it, and it takes long to load.
  const { X509Certificate } = require('node:crypto') as typeof import('node:crypto');
  try {
    return new X509Certificate(Buffer.from(value, 'base64')).raw.length > 0;
  } catch {
    return false;
  }
}
