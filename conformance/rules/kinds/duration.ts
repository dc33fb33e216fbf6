import { value } from '../shape';

/** Durations that the resource definitions take, and some that nobody does. */
export const duration = value(
  ['1s', '1m30s', '500ms', '1h', '1.5s', '1ms', '0.001s', '1s500ms'],
  ['0s', '0.5ms', '1.5ms', '1us', '1000us', '1000001ns', '-1s', '-0.5ms', '0', '999999ns', '+1s', '10', '', '1d'],
);

export const durationMessages: Readonly<Record<string, RegExp>> = {
  'valid-duration': /duration must be greater than 1ms|only durations to ms precision/,
};
