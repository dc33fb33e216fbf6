import { load } from 'js-yaml';
import { validateObject } from '../../src/schema/validate';

/** What our validator says of a document: its errors, or undefined when it accepts. */
export function ownVerdict(manifest: string): string | undefined {
  try {
    const object = manifest.startsWith('{') ? (JSON.parse(manifest) as unknown) : load(manifest);
    const errors = validateObject(object).filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return undefined;
    return errors.map(({ id, pointer, message }) => `${id} ${pointer ?? ''}: ${message}`).join('; ');
  } catch (error) {
    if (error instanceof Error && error.name === 'YAMLException') return error.message;
    throw new Error(`the validator fails on ${manifest.slice(0, 2000)}`, { cause: error });
  }
}
