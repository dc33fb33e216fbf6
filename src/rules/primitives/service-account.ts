const LONGEST = 320;

/** Why a text is no `name` or `namespace/name` of a service account, as the end of a sentence; undefined when it is one. */
export function findServiceAccountProblem(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (text.includes('*')) return 'has a `*`';
  if (Buffer.byteLength(text) > LONGEST) return `is longer than ${LONGEST} characters`;
  const parts = text.split('/');
  if (parts.length > 2) return 'has more than one slash';
  return parts.includes('') ? 'has an empty part' : undefined;
}
