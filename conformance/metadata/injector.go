package main

import (
	"encoding/json"
	"fmt"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/operator/pkg/render"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/kube/inject"
)

// injector is the one of an installation with nothing but defaults.
type injector struct {
	templates inject.Templates
	values    inject.ValuesConfig
	mesh      *meshconfig.MeshConfig
}

func newInjector() (*injector, error) {
	sets, _, err := render.GenerateManifest(nil, []string{"profile=empty", "components.pilot.enabled=true"}, false, nil, nil)
	if err != nil {
		return nil, fmt.Errorf("rendering Istio's charts: %w", err)
	}
	for _, set := range sets {
		for _, one := range set.Manifests {
			if one.GetName() != "istio-sidecar-injector" || one.GetKind() != "ConfigMap" {
				continue
			}
			data, _ := one.Object["data"].(map[string]any)
			config, err := inject.UnmarshalConfig([]byte(data["config"].(string)))
			if err != nil {
				return nil, err
			}
			values, err := inject.NewValuesConfig(data["values"].(string))
			if err != nil {
				return nil, err
			}
			return &injector{templates: config.Templates, values: values, mesh: mesh.DefaultMeshConfig()}, nil
		}
	}
	return nil, fmt.Errorf("Istio's charts have no injector")
}

// refusal is why the pods of an object would be refused where pods are injected; empty for other objects.
func (i *injector) refusal(o *object) (reason string) {
	pod := o.podMetadata()
	if pod == nil {
		return ""
	}
	defer func() {
		if problem := recover(); problem != nil {
			reason = fmt.Sprint("panic: ", problem)
		}
	}()
	body, err := json.Marshal(map[string]any{
		"apiVersion": "v1",
		"kind":       "Pod",
		"metadata":   map[string]any{"name": "judged", "namespace": "shop", "labels": pod.Labels, "annotations": pod.Annotations},
		"spec":       map[string]any{"containers": []any{map[string]any{"name": "app", "image": "app"}}},
	})
	if err != nil {
		return err.Error()
	}
	read, err := inject.FromRawToObject(body)
	if err != nil {
		return err.Error()
	}
	if _, err := inject.IntoObject(nil, i.templates, i.values, "default", i.mesh, read, func(string) {}); err != nil {
		return err.Error()
	}
	return ""
}
