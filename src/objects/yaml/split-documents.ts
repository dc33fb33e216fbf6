import { LineStarts } from './line-starts';

/** One document of a YAML stream. */
export class RawDocument {
  constructor(
    readonly text: string,
    private readonly start: number,
    private readonly lines: LineStarts,
    /** A marker line that Kubernetes' reader refuses, or text that it never reads; `line` counts from 1 in the stream. */
    readonly problem?: { readonly line: number; readonly column: number; readonly kind: 'separator' | 'after-end' },
  ) {}

  /** How many lines of the stream are before it. */
  get linesBefore(): number {
    return this.lines.lineOf(this.start);
  }
}

/**
 * The documents of a stream, split as Kubernetes does: at lines that begin with `---`, which YAML keeps free for that
 * even in block scalars and quotes. Each is parsed alone, so a broken one does not hide the others.
 */
export function splitDocuments(stream: string): RawDocument[] {
  const documents: RawDocument[] = [];
  const lines = new LineStarts(stream);
  let start = stream.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let problem: RawDocument['problem'];
  let ended = false;
  const push = (end: number) => {
    const text = stream.slice(start, end);
    if (ended && /^[^\s#]/m.test(text.replace(/^[ \t]+/gm, ''))) {
      const offset = start + text.search(/^[ \t]*[^\s#]/m);
      problem ??= { line: lines.lineOf(offset) + 1, column: 1, kind: 'after-end' };
      documents.push(new RawDocument('', start, lines, problem));
    } else if (!ended) {
      documents.push(new RawDocument(text, start, lines, problem));
    }
    problem = undefined;
  };
  for (const marker of findMarkers(stream)) {
    push(marker.start);
    ended = stream[marker.start] === '.';
    const rest = stream.slice(marker.start + 3, marker.end).trim();
    if (!ended && rest !== '' && !rest.startsWith('#')) {
      problem = { line: lines.lineOf(marker.start) + 1, column: 4, kind: 'separator' };
    }
    start = Math.min(marker.end + 1, stream.length);
  }
  push(stream.length);
  return documents;
}

const BYTE_ORDER_MARK = 0xfeff;

/** The lines that end a document: from the marker to the line's last character before `\n`. */
function* findMarkers(stream: string): Generator<{ start: number; end: number }> {
  const first = stream.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  const next = { '---': NaN, '...': NaN };
  // Each marker is searched for from where it was found last: a search that finds nothing reads all of the stream.
  const find = (marker: keyof typeof next, from: number): number => {
    if (next[marker] >= from) return next[marker];
    if (from === first && stream.startsWith(marker, first)) return (next[marker] = first);
    const found = stream.indexOf(`\n${marker}`, Math.max(0, from - 1));
    return (next[marker] = found < 0 ? Infinity : found + 1);
  };
  for (let from = first; ;) {
    const start = Math.min(find('---', from), find('...', from));
    if (start === Infinity) return;
    const newline = stream.indexOf('\n', start);
    const end = newline < 0 ? stream.length : newline;
    const after = stream[start + 3];
    // Any line that begins with `---` separates for Kubernetes, and is refused when there is more on it.
    if (stream[start] === '-' || after === undefined || ' \t\r\n'.includes(after)) yield { start, end };
    from = end + 1;
  }
}
