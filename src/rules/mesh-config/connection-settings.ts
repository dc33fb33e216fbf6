import { parseGoDuration } from '../../schema/go/duration';
import { shown } from '../../schema/structural/findings';
import type { Field } from '../field';
import type { Rule } from '../rule';
import type { ConnectionSettings } from './mesh-config';

const SMALLEST_WINDOW = 65_535;

const noNegativeSetting: Rule<ConnectionSettings> = {
  name: 'no-negative-connection-setting',
  severity: 'error',
  since: '1.31',
  title: 'buffers and durations of `connectionSettings` are not negative',
  why: 'no size and no time is below zero',
  check(settings, report) {
    for (const field of [
      settings.at('listenerPerConnectionBufferLimitBytes'),
      settings.at('clusterPerConnectionBufferLimitBytes'),
    ]) {
      if (field.number < 0) report({ field, message: `\`${field.name}\` is ${field.number}`, fix: 'write 0 or more' });
    }
    for (const field of connectionDurations(settings)) {
      if ((parseGoDuration(field.text) ?? 0n) >= 0n) continue;
      report({ field, message: `\`${field.name}\` is ${shown(field.text)}`, fix: 'write a duration like "60s"' });
    }
  },
};

const noZeroLimit: Rule<ConnectionSettings> = {
  name: 'no-zero-connection-limit',
  severity: 'error',
  since: '1.31',
  title: 'the limits of streams and connections in `connectionSettings` are at least 1',
  why: 'the proxies would take no connection at all',
  check(settings, report) {
    for (const field of [
      settings.at('httpMaxConcurrentStreams'),
      settings.at('listenerConnectionLimit'),
      settings.at('globalDownstreamConnectionLimit'),
    ]) {
      if (!field.isSet || field.number > 0) continue;
      const message = `\`${field.name}\` is ${field.number}`;
      report({ field, message, fix: 'write the most that you allow, or remove it for no limit' });
    }
  },
};

const validWindow: Rule<ConnectionSettings> = {
  name: 'valid-window-size',
  severity: 'error',
  since: '1.31',
  title: `a window size of \`connectionSettings\` is at least ${SMALLEST_WINDOW}`,
  why: 'HTTP/2 allows no smaller window at the start of a connection',
  check(settings, report) {
    for (const field of [
      settings.at('http2InitialStreamWindowSize'),
      settings.at('http2InitialConnectionWindowSize'),
    ]) {
      if (!field.isSet || field.number >= SMALLEST_WINDOW) continue;
      report({ field, message: `\`${field.name}\` is ${field.number}`, fix: `write ${SMALLEST_WINDOW} or more` });
    }
  },
};

/** The rules of `connectionSettings`. */
export const connectionSettingRules: readonly Rule<ConnectionSettings>[] = [
  noNegativeSetting,
  noZeroLimit,
  validWindow,
];

/** The durations of `connectionSettings`. */
export function connectionDurations(settings: Field<ConnectionSettings>): readonly Field<string>[] {
  return [
    settings.at('httpIdleTimeout'),
    settings.at('httpMaxConnectionDuration'),
    settings.at('httpDrainTimeout'),
    settings.at('httpRequestTimeout'),
    settings.at('httpRequestHeadersTimeout'),
    settings.at('httpStreamIdleTimeout'),
    settings.at('httpMaxStreamDuration'),
  ];
}
