import { parseDocument } from '../../objects/yaml/parse-document';
import { isRecord } from '../../objects/object-identity';
import { Field } from '../field';
import type { ArgoApplicationSpec, ArgoSource, HelmParameter, HelmValues, ValuesHolder } from './values-holder';

/** Istio's charts, by their own names. */
export type Chart = 'base' | 'cni' | 'gateway' | 'istiod' | 'ztunnel';

/** The kinds that give charts their values, with their groups. */
export const VALUES_KINDS: readonly string[] = [
  'argoproj.io/Application',
  'argoproj.io/ApplicationSet',
  'helm.sh/Values',
  'helm.toolkit.fluxcd.io/HelmRelease',
];

/** What one of Istio's charts is given. */
export interface ChartValues {
  readonly chart: Chart;
  /** Absent where only parameters are given. */
  readonly values?: Field<HelmValues>;
  readonly parameters: readonly Field<HelmParameter>[];
  /** Nobody says that they are for the chart: it is known by what they are. */
  readonly isRecognized?: true;
}

/** What an object gives to Istio's charts. */
export function chartValues(holder: Field<ValuesHolder>): readonly ChartValues[] {
  return holder.once(find);
}

/** The values that an object gives to one of Istio's charts. */
export function valuesOf(holder: Field<ValuesHolder>, chart: Chart): readonly Field<HelmValues>[] {
  return chartValues(holder).flatMap((one) => (one.chart === chart && one.values ? [one.values] : []));
}

function find(holder: Field<ValuesHolder>): readonly ChartValues[] {
  const spec = holder.at('spec');
  switch (holder.at('kind').value) {
    case 'Values':
      return ofFile(holder);
    case 'Application':
      return ofArgo(spec);
    case 'ApplicationSet':
      return ofArgo(spec.at('template').at('spec'));
    default: {
      const { value: chart } = spec.at('chart').at('spec').at('chart');
      const repository = spec.at('chart').at('spec').at('sourceRef').at('name');
      return isIstios(chart, repository.value) ? [{ chart, values: spec.at('values'), parameters: [] }] : [];
    }
  }
}

/** A file is for the chart istiod, or has its values below the chart's name. */
function ofFile(holder: Field<ValuesHolder>): readonly ChartValues[] {
  const own = holder.at('values');
  const below = own.at('istiod');
  if (holder.at('chart').value !== 'istiod') return [{ chart: 'istiod', values: below, parameters: [] }];
  return [{ chart: 'istiod', values: own, parameters: [], isRecognized: true }];
}

function ofArgo(spec: Field<ArgoApplicationSpec>): readonly ChartValues[] {
  return sourcesOf(spec).map((source) => {
    const values = findArgoValues(source);
    const parameters = source.at('helm').at('parameters').items();
    return { chart: source.at('chart').value as Chart, ...(values && { values }), parameters };
  });
}

/** The sources of Istio's charts. */
function sourcesOf(spec: Field<ArgoApplicationSpec>): readonly Field<ArgoSource>[] {
  const single = spec.at('source');
  const all = [...(single.isSet ? [single] : []), ...spec.at('sources').items()];
  return all.filter((source) => isIstios(source.at('chart').value, source.at('repoURL').value));
}

/** The values of Istio's charts that are texts; Argo CD reads them only where there are no others. */
export function valuesTexts(holder: Field<ValuesHolder>): readonly Field<string>[] {
  const kind = holder.at('kind').value;
  if (kind !== 'Application' && kind !== 'ApplicationSet') return [];
  const spec = kind === 'Application' ? holder.at('spec') : holder.at('spec').at('template').at('spec');
  return sourcesOf(spec).flatMap((source) => {
    const text = source.at('helm').at('values');
    return source.at('helm').at('valuesObject').isSet || typeof text.value !== 'string' ? [] : [text];
  });
}

function findArgoValues(source: Field<ArgoSource>): Field<HelmValues> | undefined {
  const helm = source.at('helm');
  if (helm.at('valuesObject').isSet) return helm.at('valuesObject');
  const text = helm.at('values');
  const parsed = typeof text.value === 'string' ? parseDocument(text.value) : undefined;
  return parsed && 'value' in parsed && isRecord(parsed.value) ? Field.inside(text, parsed.value) : undefined;
}

/** Others have charts of these names too, so that their repository has to be one of Istio's. */
function isIstios(chart: unknown, repository: unknown): chart is Chart {
  if (chart === 'istiod') return true;
  if (chart !== 'base' && chart !== 'cni' && chart !== 'gateway' && chart !== 'ztunnel') return false;
  return typeof repository === 'string' && /istio/i.test(repository);
}
