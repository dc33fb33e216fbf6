package main

import (
	"context"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/registry/rest"
)

// recordingStrategy keeps the errors of the validation, which BeforeCreate only returns as one text.
type recordingStrategy struct {
	rest.RESTCreateStrategy
	errs field.ErrorList
}

func (r *recordingStrategy) Validate(ctx context.Context, object runtime.Object) field.ErrorList {
	r.errs = r.RESTCreateStrategy.Validate(ctx, object)
	return r.errs
}

// typer says of every object that it is of the one kind of its strategy.
type typer struct{ kind schema.GroupVersionKind }

func (t typer) ObjectKinds(runtime.Object) ([]schema.GroupVersionKind, bool, error) {
	return []schema.GroupVersionKind{t.kind}, false, nil
}

func (t typer) Recognizes(kind schema.GroupVersionKind) bool { return kind == t.kind }
