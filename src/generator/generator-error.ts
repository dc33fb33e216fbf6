/** The generator's input cannot be used; the message is for the person who gave it. */
export class GeneratorError extends Error {
  override readonly name = 'GeneratorError';
}
