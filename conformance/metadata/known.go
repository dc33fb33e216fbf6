package main

import (
	"istio.io/api/annotation"
	"istio.io/api/label"
)

type key struct {
	Name       string   `json:"name"`
	Resources  []string `json:"resources"`
	Deprecated bool     `json:"deprecated"`
}

// knownKeys are the labels and annotations that Istio's API lists.
func knownKeys() map[string][]key {
	known := map[string][]key{"annotations": {}, "labels": {}}
	for _, one := range annotation.AllResourceAnnotations() {
		listed := key{Name: one.Name, Deprecated: one.Deprecated, Resources: []string{}}
		for _, resource := range one.Resources {
			listed.Resources = append(listed.Resources, resource.String())
		}
		known["annotations"] = append(known["annotations"], listed)
	}
	for _, one := range label.AllResourceLabels() {
		listed := key{Name: one.Name, Deprecated: one.Deprecated, Resources: []string{}}
		for _, resource := range one.Resources {
			listed.Resources = append(listed.Resources, resource.String())
		}
		known["labels"] = append(known["labels"], listed)
	}
	return known
}
