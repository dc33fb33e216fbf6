package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/validation/field"
	genericapirequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/client-go/kubernetes/scheme"
	kjson "sigs.k8s.io/json"
	"sigs.k8s.io/yaml"
)

// server does what the API server does of a create, up to storing the object.
type server struct {
	groups map[string]bool
	kinds  map[schema.GroupVersionKind]*servedKind
	rules  *ruleTexts
}

type servedKind struct {
	namespaced bool
	structural *structuralschema.Structural
	strategy   rest.RESTCreateStrategy
}

func newServer(files []string) (*server, error) {
	s := &server{groups: map[string]bool{}, kinds: map[schema.GroupVersionKind]*servedKind{}, rules: &ruleTexts{}}
	for _, file := range files {
		definitions, err := readDefinitions(file)
		if err != nil {
			return nil, err
		}
		for _, definition := range definitions {
			if err := s.serve(definition); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", file, definition.Name, err)
			}
		}
	}
	return s, nil
}

func (s *server) serve(definition *apiextensionsv1.CustomResourceDefinition) error {
	s.groups[definition.Spec.Group] = true
	for _, version := range definition.Spec.Versions {
		if !version.Served {
			continue
		}
		kind := schema.GroupVersionKind{Group: definition.Spec.Group, Version: version.Name, Kind: definition.Spec.Names.Kind}
		namespaced := definition.Spec.Scope == apiextensionsv1.NamespaceScoped
		served, err := newServedKind(kind, namespaced, version, s.rules)
		if err != nil {
			return err
		}
		s.kinds[kind] = served
	}
	return nil
}

// Follows getOrCreateServingInfoFor in apiextensions-apiserver/pkg/apiserver/customresource_handler.go.
func newServedKind(kind schema.GroupVersionKind, namespaced bool, version apiextensionsv1.CustomResourceDefinitionVersion, rules *ruleTexts) (*servedKind, error) {
	internal := &apiextensions.CustomResourceDefinitionVersion{}
	if err := apiextensionsv1.Convert_v1_CustomResourceDefinitionVersion_To_apiextensions_CustomResourceDefinitionVersion(&version, internal, nil); err != nil {
		return nil, err
	}
	root := internal.Schema.OpenAPIV3Schema
	rules.mark(root)
	structural, err := structuralschema.NewStructural(root)
	if err != nil {
		return nil, err
	}
	structural = structural.DeepCopy()
	if err := defaulting.PruneDefaults(structural); err != nil {
		return nil, err
	}
	validator, _, err := validation.NewSchemaValidator(root)
	if err != nil {
		return nil, err
	}
	var status *apiextensions.CustomResourceSubresourceStatus
	var scale *apiextensions.CustomResourceSubresourceScale
	if internal.Subresources != nil {
		status, scale = internal.Subresources.Status, internal.Subresources.Scale
	}
	strategy := customresource.NewStrategy(typer{kind}, namespaced, kind, validator, nil, structural, status, scale, version.SelectableFields)
	return &servedKind{namespaced: namespaced, structural: structural, strategy: strategy}, nil
}

// parse reads one document as the server reads a body: duplicate keys are errors, integers stay integers.
func parse(manifest string) (map[string]any, error) {
	body := []byte(manifest)
	if !strings.HasPrefix(strings.TrimSpace(manifest), "{") {
		converted, err := yaml.YAMLToJSONStrict(body)
		if err != nil {
			return nil, err
		}
		body = converted
	}
	object := map[string]any{}
	strict, err := kjson.UnmarshalStrict(body, &object)
	if err != nil {
		return nil, err
	}
	if len(strict) > 0 {
		return nil, strict[0]
	}
	return object, nil
}

func (s *server) create(object map[string]any) (known bool, reasons []reason, err error) {
	apiVersion, _, err := unstructured.NestedString(object, "apiVersion")
	if err != nil {
		return false, nil, err
	}
	name, _, err := unstructured.NestedString(object, "kind")
	if err != nil {
		return false, nil, err
	}
	group, err := schema.ParseGroupVersion(apiVersion)
	if err != nil {
		return false, nil, err
	}
	kind, known := s.kinds[group.WithKind(name)]
	if !known {
		if body, err := json.Marshal(object); err == nil {
			if typed, err := decodeTyped(group.WithKind(name), body); typed {
				return true, nil, err
			}
		}
		isServed := group.Version != "" && !s.groups[group.Group] && !scheme.Scheme.IsGroupRegistered(group.Group)
		if name == "" || !isServed {
			return false, nil, fmt.Errorf("no matches for kind %q in version %q", name, apiVersion)
		}
		return false, nil, nil
	}
	unknown, err := kind.decode(object)
	if err != nil {
		return true, nil, err
	}
	if len(unknown) > 0 {
		for _, path := range unknown {
			reasons = append(reasons, reason{Path: path, Text: "unknown field"})
		}
		return true, reasons, fmt.Errorf("strict decoding error: unknown field %q", strings.Join(unknown, `", "`))
	}
	errs, err := kind.store(object)
	for _, one := range errs {
		reasons = append(reasons, s.rules.reasonOf(one))
	}
	if len(reasons) > 0 {
		// The server walks maps in no order; equal documents get equal answers here.
		slices.SortFunc(reasons, func(a, b reason) int { return cmp.Compare(a.Path+"\n"+a.Text, b.Path+"\n"+b.Text) })
		texts := make([]string, len(reasons))
		for i, one := range reasons {
			texts[i] = one.Path + ": " + one.Text
		}
		return true, reasons, fmt.Errorf("invalid: %s", strings.Join(texts, "; "))
	}
	return true, nil, err
}

// Follows unstructuredSchemaCoercer.apply and then unstructuredDefaulter.Default of customresource_handler.go.
func (k *servedKind) decode(object map[string]any) (unknown []string, err error) {
	u := &unstructured.Unstructured{Object: object}
	kind, apiVersion := u.GetKind(), u.GetAPIVersion()
	meta, found, paths, err := objectmeta.GetObjectMetaWithOptions(object, objectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return nil, err
	}
	unknown = append(unknown, paths...)
	tracked := structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}
	unknown = append(unknown, pruning.PruneWithOptions(object, k.structural, true, tracked)...)
	defaulting.PruneNonNullableNullsWithoutDefaults(object, k.structural)
	invalid, paths := objectmeta.CoerceWithOptions(nil, object, k.structural, false, objectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if invalid != nil {
		return nil, invalid
	}
	unknown = append(unknown, paths...)
	u.SetKind(kind)
	u.SetAPIVersion(apiVersion)
	if found {
		if err := objectmeta.SetObjectMeta(object, meta); err != nil {
			return nil, err
		}
	}
	defaulting.Default(object, k.structural)
	return unknown, nil
}

// Follows Store.create of k8s.io/apiserver/pkg/registry/generic/registry/store.go up to rest.BeforeCreate.
func (k *servedKind) store(object map[string]any) (field.ErrorList, error) {
	u := &unstructured.Unstructured{Object: object}
	ctx := context.Background()
	namespace := ""
	if k.namespaced {
		if namespace = u.GetNamespace(); namespace == "" {
			namespace = "default"
		}
	}
	ctx = genericapirequest.WithNamespace(ctx, namespace)
	rest.FillObjectMetaSystemFields(u)
	// The handler's field manager replaces what a body says of field managers.
	u.SetManagedFields(nil)
	if u.GetGenerateName() != "" && u.GetName() == "" {
		u.SetName(k.strategy.GenerateName(u.GetGenerateName()))
	}
	recorder := &recordingStrategy{RESTCreateStrategy: k.strategy}
	err := rest.BeforeCreate(recorder, ctx, u)
	return recorder.errs, err
}
