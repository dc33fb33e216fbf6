package main

import (
	"conformance/messages"

	"istio.io/api/annotation"
	meshconfig "istio.io/api/mesh/v1alpha1"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/validation/agent"
	"istio.io/istio/pkg/util/protomarshal"
)

// proxyConfigProblems are the single reasons for which the injector refuses the annotation, and what it only drops.
func proxyConfigProblems(o *object) []string {
	problems := []string{}
	pod := o.podMetadata()
	if pod == nil {
		return problems
	}
	text, exists := pod.Annotations[annotation.ProxyConfig.Name]
	if !exists {
		return problems
	}
	config := mesh.DefaultProxyConfig()
	if err := protomarshal.ApplyYAML(text, config); err != nil {
		return append(problems, "decode: "+err.Error())
	}
	problems = append(problems, messages.Of(agent.ValidateMeshConfigProxyConfig(config).Err)...)
	if err := protomarshal.ApplyYAMLStrict(text, &meshconfig.ProxyConfig{}); err != nil {
		problems = append(problems, "dropped: "+err.Error())
	}
	return problems
}
