/** Is this a port number? */
export function isPort(number: number): boolean {
  return number >= 1 && number <= 65535;
}
