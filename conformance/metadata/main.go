// Metadata answers, one JSON line per manifest, what Istio's analyzers, its injector and istiod say of its labels and
// annotations; with "list" it prints which ones Istio knows.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"conformance/lines"
)

type request struct {
	ID string `json:"id"`
	// Manifest is one object as JSON.
	Manifest string `json:"manifest"`
}

type verdict struct {
	ID string `json:"id"`
	// Analyzers are the messages of `istioctl analyze`, each with the annotation that it is about.
	Analyzers []message `json:"analyzers"`
	// Injector is why a pod with this metadata is refused.
	Injector string `json:"injector,omitempty"`
	// LeftOut says that the injector is told to leave the pods alone.
	LeftOut bool `json:"leftOut"`
	// ProxyConfig is what is wrong with the annotation that changes the proxy's configuration.
	ProxyConfig []string `json:"proxyConfig"`
	// Misread are the keys whose values istiod, the agent or the node's agent cannot read.
	Misread []string `json:"misread"`
}

type message struct {
	Code string `json:"code"`
	Key  string `json:"key"`
}

func main() {
	lines.Exit(lines.Silence())
	if len(os.Args) == 2 && os.Args[1] == "list" {
		lines.Exit(lines.Write(knownKeys()))
		return
	}
	injector, err := newInjector()
	lines.Exit(err)
	lines.Exit(lines.Answer(func(asked request) (verdict, error) { return judge(injector, asked) }))
}

func judge(injector *injector, asked request) (verdict, error) {
	read := &object{}
	if err := json.Unmarshal([]byte(asked.Manifest), read); err != nil {
		return verdict{}, fmt.Errorf("not an object: %w", err)
	}
	return verdict{
		ID:          asked.ID,
		Analyzers:   analyze(read),
		Injector:    injector.refusal(read),
		LeftOut:     isLeftOut(read),
		ProxyConfig: proxyConfigProblems(read),
		Misread:     misread(read),
	}, nil
}
