import { isIpAddress as isPlainAddress } from '../../schema/go/ip-address';

/** Is this an IP address as Istio reads it? An IPv6 address may have a zone, like `fe80::1%eth0`. */
export function isIpAddress(text: string): boolean {
  const zone = text.indexOf('%');
  if (zone < 0) return isPlainAddress(text);
  return zone < text.length - 1 && text.slice(0, zone).includes(':') && isPlainAddress(text.slice(0, zone));
}

/** Is this an IP address, or a range of them like `10.0.0.0/8`? */
export function isIpSubnet(text: string): boolean {
  const [address, bits, ...rest] = text.split('/');
  if (bits === undefined || rest.length > 0) return isIpAddress(text);
  const most = address!.includes(':') ? 128 : 32;
  return isPlainAddress(address!) && /^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= most;
}
