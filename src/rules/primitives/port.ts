/** Is this a port number? */
export function isPort(number: number): boolean {
  return number >= 1 && number <= 65535;
}

/** Is this a port number as text, or 0? Leading zeros are allowed. */
export function isPortText(text: string): boolean {
  return /^0*\d{1,5}$/.test(text) && Number(text) <= 65535;
}
