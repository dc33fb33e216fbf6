/** A field of a message, or a value of an enum, of a definition of Istio's API. */
export interface DefinedPart {
  /** `<message>.<field>` or `<enum>.<value>`. */
  readonly name: string;
  readonly comment: string;
  /** Whether the definition has the option `deprecated`. */
  readonly isDeprecated: boolean;
}

const COMMENT = /^\/\/ ?(.*)$/;
const OPENED = /^(?:message|enum|oneof|service)\s+(\w+)\s*\{/;
const PART = /^(?:(?:(?:repeated|optional) )?(?:[\w.]+|map<[^>]+>)\s+)?(\w+)\s*=\s*\d+\s*(\[.*)?;/;

/** All fields and values that a text in the language of protocol buffers defines. */
export function readParts(definition: string): DefinedPart[] {
  const parts: DefinedPart[] = [];
  const around: (string | undefined)[] = [];
  let comment: string[] = [];
  for (const line of joined(definition)) {
    const said = COMMENT.exec(line);
    if (said) {
      comment.push(said[1]!);
      continue;
    }
    const [, opened] = OPENED.exec(line) ?? [];
    const [, field, options = ''] = PART.exec(line) ?? [];
    if (opened !== undefined) {
      // The fields of a choice are the message's.
      around.push(line.startsWith('oneof') ? around.at(-1) : opened);
    } else if (line.startsWith('}')) around.pop();
    else if (field !== undefined && !/^(?:option|reserved|syntax|package)\b/.test(line)) {
      const isDeprecated = /\bdeprecated\s*=\s*true\b/.test(options);
      parts.push({ name: `${around.at(-1)!}.${field}`, comment: comment.join('\n'), isDeprecated });
    }
    comment = [];
  }
  return parts;
}

/** The lines, with those of one statement made one. */
function joined(definition: string): string[] {
  const lines: string[] = [];
  let open = '';
  for (const line of definition.split('\n').map((one) => one.trim())) {
    if (open === '' && (line === '' || COMMENT.test(line))) {
      lines.push(line);
      continue;
    }
    open = open === '' ? line : `${open} ${line}`;
    if (!/[;{}]\s*(?:\/\/.*)?$/.test(line)) continue;
    lines.push(open);
    open = '';
  }
  return lines;
}
