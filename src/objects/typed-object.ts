import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Manifest, ObjectMetadata, ObjectType } from './manifest';

/** A Kubernetes object whose whole content the user gives: nothing is dropped, all of it is validated at synth. */
export abstract class TypedObject<Props extends { readonly metadata?: ObjectMetadata }> extends ApiObject {
  protected constructor(scope: Construct, id: string, type: ObjectType, props: Props) {
    super(scope, id, manifestOf(type, { ...props, metadata: { name: id, ...props.metadata } }));
  }
}

/** The object for use without a chart, e.g. in a test or a script. */
export function manifestOf<Props extends { readonly metadata?: ObjectMetadata }>(
  type: ObjectType,
  props: Props,
): Props & Manifest {
  return { apiVersion: type.apiVersion, kind: type.kind, ...props } as Props & Manifest;
}
