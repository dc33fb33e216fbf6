import { readTable } from '../../../schema/catalogue';
import { MessageTypes } from './message-types';
import type { MessageTable } from './message-types';

let types: MessageTypes | undefined;

/** Envoy's own types, as istiod of the newest version knows them; read on first use. */
export function envoyTypes(): MessageTypes {
  types ??= new MessageTypes(readTable<MessageTable>('envoy-types.json'));
  return types;
}
