package main

import (
	"encoding/json"
	"fmt"

	_ "istio.io/api/envoy/extensions/stats" // istiod knows the type too
	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/log"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

func quietLogs() {
	options := log.DefaultOptions()
	options.OutputPaths = []string{"stderr"}
	if err := log.Configure(options); err != nil {
		panic(err)
	}
}

// webhook answers as istiod's validating webhook, and as istiod where it reads the mesh configuration; both answers are
// empty for other kinds.
func webhook(parsed map[string]any) (rejection, warnings string) {
	defer func() {
		if problem := recover(); problem != nil {
			rejection = fmt.Sprint("panic: ", problem)
		}
	}()
	object := &unstructured.Unstructured{Object: parsed}
	if text, exists := configText(object, "mesh"); exists {
		return readMeshConfig(text)
	}
	if text, exists := configText(object, "meshNetworks"); exists {
		return readMeshNetworks(text)
	}
	kind := object.GroupVersionKind()
	known, exists := collections.Pilot.FindByGroupVersionAliasesKind(config.GroupVersionKind{Group: kind.Group, Version: kind.Version, Kind: kind.Kind})
	if !exists {
		return "", ""
	}
	body, err := json.Marshal(object.Object)
	if err != nil {
		return "", ""
	}
	read := &crd.IstioKind{}
	if err := json.Unmarshal(body, read); err != nil {
		return "decode: " + err.Error(), ""
	}
	converted, err := crd.ConvertObject(known, read, "")
	if err != nil {
		return "parse: " + err.Error(), ""
	}
	if converted.Namespace == "" {
		converted.Namespace = "default"
	}
	warned, err := known.ValidateConfig(*converted)
	if err != nil {
		rejection = err.Error()
	}
	if warned != nil {
		warnings = warned.Error()
	}
	return rejection, warnings
}
