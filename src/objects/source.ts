import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IConstruct } from 'constructs';
import type { SourcePosition } from '../diagnostics/diagnostic';

/** Symbols, not module state: two copies of this package in one program know each other's constructs. */
const SOURCE = Symbol.for('cdk8s-istio.source');
const FIELD_SOURCES = Symbol.for('cdk8s-istio.field-sources');

/** A moment of the program: where it was is worked out only when it is reported. */
export type Source = Error;

interface Traced extends IConstruct {
  [SOURCE]?: Source;
  [FIELD_SOURCES]?: Map<string, Source>;
}

/** The calls that lead to a user's line through this package's own constructors; V8's default of 10 is too few. */
const FRAMES = 25;

/** Remembers where the program is now. */
export function captureSource(): Source {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  const source = new Error();
  Error.stackTraceLimit = limit;
  return source;
}

/** Remembers where a construct is made: to be called in its constructor. */
export function rememberSource(construct: IConstruct, source: Source = captureSource()): void {
  Object.defineProperty(construct, SOURCE, { value: source, configurable: true });
}

/** Remembers which line asked for a field (and all below it) of an object, where that is not the line that made it. */
export function rememberFieldSource(object: IConstruct, pointer: string, source: Source = captureSource()): void {
  const traced = object as Traced;
  if (!traced[FIELD_SOURCES]) Object.defineProperty(traced, FIELD_SOURCES, { value: new Map<string, Source>() });
  traced[FIELD_SOURCES]!.set(pointer, source);
}

/** The user's line that made a construct, or the closest construct around it whose line is known. */
export function findSource(construct: IConstruct): SourcePosition | undefined {
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    const source = (scope as Traced)[SOURCE];
    const position = source && findUserPosition(source);
    if (position) return position;
  }
  return undefined;
}

/** The user's line that asked for a field of an object. */
export function findFieldSource(object: IConstruct, pointer: string): SourcePosition | undefined {
  const sources = (object as Traced)[FIELD_SOURCES];
  for (let field = pointer; sources; field = field.slice(0, field.lastIndexOf('/'))) {
    const source = sources.get(field);
    const position = source && findUserPosition(source);
    if (position) return position;
    if (field === '') break;
  }
  return findSource(object);
}

/** The first frame outside this package and all others. */
export function findUserPosition(source: Source): SourcePosition | undefined {
  return findUserFrame(String(source.stack));
}

/** The first frame of a stack trace that is in the user's own code. */
export function findUserFrame(stack: string, cwd: string = process.cwd()): SourcePosition | undefined {
  for (const text of stack.split('\n')) {
    const frame = /^\s+at (?:.*? \()?(?:async )?((?:file:\/\/|\/|[A-Za-z]:[\\/]|\\\\).*?):(\d+):(\d+)\)?$/.exec(text);
    if (!frame) continue;
    const file = pathOf(frame[1]!);
    if (isOurs(file) || /[\\/]node_modules[\\/]/.test(file)) continue;
    return { file: shorten(file, cwd), line: Number(frame[2]), column: Number(frame[3]) };
  }
  return undefined;
}

function pathOf(location: string): string {
  if (!location.startsWith('file://')) return location;
  try {
    return fileURLToPath(location.replace(/[?#].*$/, ''));
  } catch {
    return location;
  }
}

const OURS = [dirname(__dirname), join(__dirname, '../../imports')].map((folder) => folder + sep);

function isOurs(file: string): boolean {
  return OURS.some((folder) => file.startsWith(folder));
}

function shorten(file: string, cwd: string): string {
  const short = relative(cwd, file);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? file : short.split(sep).join('/');
}
