/** Does a text have at most one `*`, and that at its start or end? */
export function isWildcardValue(text: string): boolean {
  const first = text.indexOf('*');
  return first < 0 || (first === text.lastIndexOf('*') && (first === 0 || first === text.length - 1));
}
