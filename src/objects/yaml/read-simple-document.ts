import { resolvePlain } from './yaml-schema';

/**
 * Reads a document in the YAML that programs write: mappings and lists in block style, scalars on the line of their key
 * or dash, comments on lines of their own, ASCII. Undefined for a document with anything else in it, correct or not: that
 * is the parser's, which takes several times as long.
 */
export function readSimpleDocument(text: string): Record<string, unknown> | undefined {
  if (OTHER_CHARACTER.test(text)) return undefined;
  try {
    return new SimpleReader(text).read();
  } catch (error) {
    if (error === NOT_SIMPLE) return undefined;
    throw error;
  }
}

/** What an app's objects do not need, and where YAML has rules of its own. */
const OTHER_CHARACTER = /[^\n\x20-\x7e]/;

/** One for all: making an error costs more than reading most documents. */
const NOT_SIMPLE = new Error('this document is for the parser');

const DEEPEST = 50;

const [SPACE, QUOTE, DOUBLE_QUOTE, HASH, DASH, COLON] = [...' \'"#-:'].map((character) => character.charCodeAt(0));
const NEWLINE = 10;

/** By character: what keys consist of, and what begins a plain scalar without another meaning. */
const IN_KEY = charactersOf(/[A-Za-z0-9_./-]/);
const BEGINS_PLAIN = charactersOf(/[A-Za-z0-9_/]/);

function charactersOf(expression: RegExp): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => expression.test(String.fromCharCode(code)));
}

class SimpleReader {
  /** Where the content of the current line begins; what was before it is read. */
  private at = 0;
  /** How far that is from the line's beginning; -1 after the last line. */
  private column = -1;
  private depth = 0;

  constructor(private readonly text: string) {
    this.toContent(0);
  }

  read(): Record<string, unknown> {
    if (this.column !== 0) throw NOT_SIMPLE;
    return this.readMapping(0, this.findKeyEnd());
  }

  /** The mapping whose first key is here and ends there. */
  private readMapping(column: number, firstKeyEnd: number): Record<string, unknown> {
    if (++this.depth > DEEPEST) throw NOT_SIMPLE;
    const mapping: Record<string, unknown> = {};
    for (let end = firstKeyEnd; ; end = this.findKeyEnd()) {
      const key = end < 0 ? '' : this.text.slice(this.at, end);
      // A word such as `yes` is no text, and a key that is there twice an error, unless it is there from birth: `toString`.
      if (end < 0 || resolvePlain(key) !== key || mapping[key] !== undefined) throw NOT_SIMPLE;
      mapping[key] = this.readMember(column, end + 1);
      if (this.column < column) break;
      if (this.column > column) throw NOT_SIMPLE;
    }
    this.depth--;
    return mapping;
  }

  /** What follows the colon of a key that begins at a column. */
  private readMember(column: number, afterColon: number): unknown {
    const start = this.skipSpaces(afterColon);
    if (!this.isLineEnd(start)) return this.readScalar(start);
    this.toContent(start + 1);
    if (this.isDash()) {
      // The dashes of a list may stand below the first letter of its key.
      if (this.column >= column) return this.readList(this.column);
    } else if (this.column > column) {
      return this.readMapping(this.column, this.findKeyEnd());
    }
    return null;
  }

  private readList(column: number): unknown[] {
    if (++this.depth > DEEPEST) throw NOT_SIMPLE;
    const list: unknown[] = [];
    while (this.column === column && this.isDash()) {
      const start = this.skipSpaces(this.at + 1);
      this.column += start - this.at;
      this.at = start;
      if (this.isLineEnd(start)) throw NOT_SIMPLE;
      const keyEnd = this.findKeyEnd();
      list.push(keyEnd < 0 ? this.readScalar(start) : this.readMapping(this.column, keyEnd));
    }
    this.depth--;
    return list;
  }

  /** A scalar that is the rest of the line. */
  private readScalar(start: number): unknown {
    const newline = this.text.indexOf('\n', start);
    const end = newline < 0 ? this.text.length : newline;
    const first = this.text.charCodeAt(start);
    const value =
      first === QUOTE || first === DOUBLE_QUOTE ? this.readQuoted(start, end) : this.readPlain(first, start, end);
    this.toContent(end + 1);
    return value;
  }

  private readQuoted(start: number, end: number): string {
    const value = this.text.slice(start + 1, end - 1);
    const quote = this.text[start]!;
    if (end - start < 2 || this.text[end - 1] !== quote || value.includes(quote) || value.includes('\\')) {
      throw NOT_SIMPLE;
    }
    return value;
  }

  private readPlain(first: number, start: number, end: number): unknown {
    if (!BEGINS_PLAIN[first]) return this.readEmpty(start, end);
    for (let i = start; i < end; i++) {
      const code = this.text.charCodeAt(i);
      // A colon before a blank makes a key, a hash after a blank a comment, and blanks at the end are no part of it.
      if (code === COLON ? this.isBlankAt(i + 1) : code === SPACE && (this.isBlankAt(i + 1) || this.isHash(i + 1))) {
        throw NOT_SIMPLE;
      }
    }
    return resolvePlain(this.text.slice(start, end));
  }

  private readEmpty(start: number, end: number): unknown {
    const value = this.text.slice(start, end);
    if (value === '{}') return {};
    if (value === '[]') return [];
    throw NOT_SIMPLE;
  }

  /** Goes to the next line with content, from the beginning of a line. */
  private toContent(lineStart: number): void {
    let start = lineStart;
    while (start < this.text.length) {
      const content = this.skipSpaces(start);
      if (!this.isLineEnd(content) && !this.isHash(content)) {
        this.at = content;
        this.column = content - start;
        return;
      }
      const newline = this.text.indexOf('\n', content);
      start = newline < 0 ? this.text.length : newline + 1;
    }
    this.at = this.text.length;
    this.column = -1;
  }

  /** The offset of the colon after the key that begins here; negative when no key does. */
  private findKeyEnd(): number {
    let end = this.at;
    while (IN_KEY[this.text.charCodeAt(end)]) end++;
    return end > this.at && this.text.charCodeAt(end) === COLON && this.isBlankAt(end + 1) ? end : -1;
  }

  private skipSpaces(from: number): number {
    let offset = from;
    while (this.text.charCodeAt(offset) === SPACE) offset++;
    return offset;
  }

  private isDash(): boolean {
    return this.text.charCodeAt(this.at) === DASH && this.isBlankAt(this.at + 1);
  }

  private isHash(offset: number): boolean {
    return this.text.charCodeAt(offset) === HASH;
  }

  private isLineEnd(offset: number): boolean {
    return offset >= this.text.length || this.text.charCodeAt(offset) === NEWLINE;
  }

  private isBlankAt(offset: number): boolean {
    return this.text.charCodeAt(offset) === SPACE || this.isLineEnd(offset);
  }
}
