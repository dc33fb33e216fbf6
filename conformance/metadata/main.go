// Metadata answers, one JSON line per manifest, what Istio's analyzers, its injector and istiod say of its labels and
// annotations; with "list" it prints which ones Istio knows.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"istio.io/istio/pkg/log"
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
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func run(arguments []string) error {
	options := log.DefaultOptions()
	options.OutputPaths = []string{os.DevNull}
	if err := log.Configure(options); err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if len(arguments) == 1 && arguments[0] == "list" {
		return out.Encode(knownKeys())
	}
	injector, err := newInjector()
	if err != nil {
		return err
	}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 64<<20)
	for in.Scan() {
		var asked request
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			return fmt.Errorf("not a request: %w", err)
		}
		answer, err := judge(injector, asked)
		if err != nil {
			return err
		}
		if err := out.Encode(answer); err != nil {
			return err
		}
	}
	return in.Err()
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
