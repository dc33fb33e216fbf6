import { shown } from '../../schema/structural/findings';

const ANY = '{**}';
const ONE = '{*}';
const LITERAL = /^[-a-zA-Z0-9._~%!$&'()+,;:@=]+$/;

/** Why the template in a path cannot be used, as the end of a sentence; undefined for a good path, or one without. */
export function findPathTemplateProblem(path: string): string | undefined {
  const hasTemplate = path.includes(ONE) || path.includes(ANY);
  let isAfterAny = false;
  for (const segment of withoutOuterSlashes(path).split('/')) {
    if (segment === ONE || segment === ANY) {
      if (isAfterAny) return `has ${shown(segment)} after \`${ANY}\`, which takes the whole rest`;
      isAfterAny = segment === ANY;
    } else if (/[{}]/.test(segment)) {
      return `has ${shown(segment)}, and only \`${ONE}\` and \`${ANY}\` may have braces`;
    } else if (hasTemplate && !LITERAL.test(segment)) {
      return `has ${segment === '' ? 'an empty part' : shown(segment)} beside a template, which no path can have`;
    }
  }
  return undefined;
}

function withoutOuterSlashes(path: string): string {
  let [start, end] = [0, path.length];
  while (start < end && path[start] === '/') start++;
  while (end > start && path[end - 1] === '/') end--;
  return path.slice(start, end);
}
