import type { ApiObjectProps, JsonPatch } from 'cdk8s';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { forgetJson, jsonOnce, validateApp } from './app-validation';
import { keepNulls } from './keep-nulls';
import type { Manifest, ObjectMetadata, ObjectType } from './manifest';
import { rememberSource } from './source';

/** A Kubernetes object whose whole content the user gives: nothing is dropped, all of it is validated at synth. */
export abstract class TypedObject<Props extends { readonly metadata?: ObjectMetadata }> extends ApiObject {
  private readonly given: Readonly<Record<string, unknown>>;
  /** Whether cdk8s writes the chart's namespace into an object that is in none. */
  private readonly isMisplaced: boolean;

  protected constructor(scope: Construct, id: string, type: ObjectType, props: Props) {
    // A program in plain JavaScript may leave the props out: what is missing is then a finding of the synth.
    const { metadata, ...given } = (props as Props | undefined) ?? ({} as Props);
    const named = { ...given, metadata: { ...metadata, name: metadata?.name ?? id } };
    super(scope, id, manifestOf(type, named) as ApiObjectProps);
    this.given = given;
    this.isMisplaced = type.scope === 'Cluster' && metadata?.namespace === undefined;
    rememberSource(this);
    validateApp(this);
  }

  // cdk8s declares `any`.
  override toJson(): ReturnType<ApiObject['toJson']> {
    return jsonOnce(this, () => {
      const made = super.toJson() as Record<string, unknown>;
      keepNulls(this.given, made);
      if (this.isMisplaced) delete (made.metadata as Record<string, unknown>).namespace;
      return made;
    });
  }

  override addJsonPatch(...patches: JsonPatch[]): void {
    super.addJsonPatch(...patches);
    forgetJson(this);
  }
}

/** The object for use without a chart, e.g. in a test or a script. */
export function manifestOf<Props extends { readonly metadata?: ObjectMetadata }>(
  type: ObjectType,
  props: Props,
): Props & Manifest {
  return { apiVersion: type.apiVersion, kind: type.kind, ...props } as Props & Manifest;
}
