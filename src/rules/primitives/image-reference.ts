const REGISTRY = /^(?:\[[0-9a-fA-F:]+\]|[\w.~!$&'()*+,;=<>"-]*)(?::\d*)?$/;
const PATH = /^[a-z0-9_\-./]{2,255}$/;

/** Can the names of images begin with this, like `images.example.com/istio`? */
export function isImageHub(hub: string): boolean {
  if (hub.includes('://')) return false;
  const name = `${hub}/image`;
  const slash = name.indexOf('/');
  const first = name.slice(0, slash);
  const hasRegistry = /[.:]/.test(first) || first === 'localhost';
  return hasRegistry ? REGISTRY.test(first) && PATH.test(name.slice(slash + 1)) : PATH.test(name);
}

/** Can an image have this tag? */
export function isImageTag(tag: string): boolean {
  return /^[\w.-]{1,128}$/.test(tag);
}
