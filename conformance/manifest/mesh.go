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

// meshConfigText is the mesh configuration in the ConfigMap that istiod reads.
func meshConfigText(object *unstructured.Unstructured) (string, bool) {
	if object.GetAPIVersion() != "v1" || object.GetKind() != "ConfigMap" || !strings.HasPrefix(object.GetName(), "istio") {
		return "", false
	}
	text, exists, err := unstructured.NestedString(object.Object, "data", "mesh")
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

func listed(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return fmt.Sprintf("%d errors occurred:\n\t* %s\n", len(all), strings.Join(all, "\n\t* "))
}
