package main

import (
	"fmt"
	"strings"
	_ "unsafe" // for the name of Istio's own function

	"conformance/messages"

	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/validation/agent"
	"istio.io/istio/pkg/util/protomarshal"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// validateExtensionProvider is what istiod only logs.
//
//go:linkname validateExtensionProvider istio.io/istio/pkg/config/validation/agent.validateExtensionProvider
func validateExtensionProvider(config *meshconfig.MeshConfig) error

// configText is what istiod reads below a key of its ConfigMap: the mesh configuration, or the networks of the mesh.
func configText(object *unstructured.Unstructured, key string) (string, bool) {
	if object.GetAPIVersion() != "v1" || object.GetKind() != "ConfigMap" || !strings.HasPrefix(object.GetName(), "istio") {
		return "", false
	}
	text, exists, err := unstructured.NestedString(object.Object, "data", key)
	return text, exists && err == nil
}

// readMeshConfig answers as istiod where it reads the mesh configuration, but what it only logs or drops it refuses.
func readMeshConfig(text string) (rejection, warnings string) {
	if err := protomarshal.ApplyYAML(text, mesh.DefaultMeshConfig()); err != nil {
		return "decode: " + err.Error(), ""
	}
	config := mesh.DefaultMeshConfig()
	// Its checks come last, so that it has read everything when they fail.
	_, err := mesh.ApplyMeshConfig(text, config)
	warning, problem := agent.ValidateMeshConfig(config)
	if err != nil && problem == nil {
		return "decode: " + err.Error(), ""
	}
	refused := append(messages.Of(err), messages.Of(validateExtensionProvider(config))...)
	if err := protomarshal.ApplyYAMLStrict(text, &meshconfig.MeshConfig{}); err != nil {
		refused = append(refused, "dropped: "+err.Error())
	}
	return listed(refused), listed(messages.Of(warning))
}

// readMeshNetworks answers as istiod where it reads the networks of the mesh, but what it drops it refuses.
func readMeshNetworks(text string) (rejection, warnings string) {
	networks := mesh.EmptyMeshNetworks()
	if err := protomarshal.ApplyYAML(text, &networks); err != nil {
		return "decode: " + err.Error(), ""
	}
	refused := messages.Of(agent.ValidateMeshNetworks(&networks))
	if err := protomarshal.ApplyYAMLStrict(text, &meshconfig.MeshNetworks{}); err != nil {
		refused = append(refused, "dropped: "+err.Error())
	}
	return listed(refused), ""
}

func listed(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return fmt.Sprintf("%d errors occurred:\n\t* %s\n", len(all), strings.Join(all, "\n\t* "))
}
