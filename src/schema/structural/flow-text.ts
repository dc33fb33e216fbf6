/** Deeper values, such as those that contain themselves, have no short text. */
const MOST_LEVELS = 4;

const PLAIN = /^(?:[A-Za-z/][\w./-]*(?::[\w./-]+)*|(?:\d+(?:\.\d+)?(?:h|m|s|ms|us|ns))+)$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A value as YAML on one line, `{ a: [1, x] }`; undefined for what is nested too deep. */
export function flowText(value: unknown, levels = MOST_LEVELS): string | undefined {
  if (typeof value === 'string') return PLAIN.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (levels === 0) return undefined;
  const isList = Array.isArray(value);
  const parts = Object.entries(value).map(([key, part]) => {
    const text = flowText(part, levels - 1);
    return isList || text === undefined ? text : `${flowText(key)}: ${text}`;
  });
  if (parts.includes(undefined)) return undefined;
  if (isList) return `[${parts.join(', ')}]`;
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}
