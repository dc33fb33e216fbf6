// Answers what Istio's charts and istioctl say of values: one JSON line {"chart", "values"} for each, or {"operator"} with
// an IstioOperator.
package main

import (
	"fmt"

	"conformance/lines"

	"google.golang.org/protobuf/reflect/protoreflect"
	"istio.io/istio/manifests"
	"istio.io/istio/operator/pkg/apis"
	"istio.io/istio/operator/pkg/apis/validation"
	"istio.io/istio/operator/pkg/helm"
	"istio.io/istio/operator/pkg/values"
	"sigs.k8s.io/yaml"
)

type question struct {
	// Chart is the folder of a chart.
	Chart string `json:"chart"`
	// Prefix is the value of istioctl that the chart's own values stand below.
	Prefix string `json:"prefix"`
	// Render asks the chart, which takes time.
	Render   bool           `json:"render"`
	Values   map[string]any `json:"values"`
	Operator map[string]any `json:"operator"`
}

type answer struct {
	// Render is why the chart fails.
	Render string `json:"render,omitempty"`
	// Decode is why istioctl cannot read the values.
	Decode string `json:"decode,omitempty"`
	// Errors and Warnings are what istioctl says of an IstioOperator.
	Errors   []string `json:"errors,omitempty"`
	Warnings []string `json:"warnings,omitempty"`
}

func main() {
	lines.Exit(lines.Silence())
	lines.Exit(lines.Answer(func(asked question) (any, error) {
		if asked.Values == nil && asked.Operator == nil {
			return known(asked.Chart), nil
		}
		return answerOf(asked), nil
	}))
}

func answerOf(asked question) (found answer) {
	defer func() {
		if problem := recover(); problem != nil {
			found = answer{Render: fmt.Sprint(problem), Errors: []string{fmt.Sprint(problem)}}
		}
	}()
	if asked.Operator != nil {
		warnings, errors := validation.ParseAndValidateIstioOperator(values.Map(asked.Operator), nil)
		for _, warning := range warnings {
			found.Warnings = append(found.Warnings, warning.Error())
		}
		for _, problem := range errors {
			found.Errors = append(found.Errors, problem.Error())
		}
		return found
	}
	if asked.Render {
		document := values.MakeMap(asked.Values, "spec", "values")
		if _, _, err := helm.Render("istio", "istio-system", asked.Chart, document, nil); err != nil {
			found.Render = err.Error()
		}
	}
	text, err := yaml.Marshal(placed(asked.Values, asked.Prefix))
	lines.Exit(err)
	if err := yaml.Unmarshal(text, &apis.Values{}); err != nil {
		found.Decode = err.Error()
	}
	return found
}

// placed has what only the chart takes at the top where istioctl takes it.
func placed(given map[string]any, prefix string) map[string]any {
	all := (&apis.Values{}).ProtoReflect().Descriptor().Fields()
	own := all.ByJSONName(prefix).Message().Fields()
	result, below := map[string]any{}, map[string]any{}
	for name, value := range given {
		if all.ByJSONName(name) == nil && all.ByTextName(name) == nil && own.ByJSONName(name) != nil {
			below[name] = value
		} else {
			result[name] = value
		}
	}
	if len(below) > 0 {
		if explicit, isMap := given[prefix].(map[string]any); isMap {
			for name, value := range explicit {
				below[name] = value
			}
		}
		result[prefix] = below
	}
	return result
}

// known is what istioctl and the chart know, with the type of each value, or with the chart's own.
func known(chart string) map[string]any {
	text, err := manifests.FS.ReadFile("charts/" + chart + "/values.yaml")
	lines.Exit(err)
	own := map[string]map[string]any{}
	lines.Exit(yaml.Unmarshal(text, &own))
	return map[string]any{"istioctl": typesOf((&apis.Values{}).ProtoReflect().Descriptor()), "chart": own["_internal_defaults_do_not_set"]}
}

func typesOf(message protoreflect.MessageDescriptor) any {
	if message.FullName().Parent() != "istio.operator.v1alpha1" {
		return string(message.FullName())
	}
	types := map[string]any{}
	for i := range message.Fields().Len() {
		field := message.Fields().Get(i)
		switch {
		case field.IsMap():
			types[field.JSONName()] = "map"
		case field.IsList():
			types[field.JSONName()] = "list"
		case field.Message() != nil:
			types[field.JSONName()] = typesOf(field.Message())
		default:
			types[field.JSONName()] = field.Kind().String()
		}
	}
	return types
}
