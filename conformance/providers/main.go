// Answers what the proxies of a mesh do with the providers that a Telemetry or an AuthorizationPolicy names: one JSON
// line {"mesh", "manifest"} for each, with the text of the mesh configuration.
package main

import (
	"fmt"
	"os"
	"strings"

	"conformance/lines"

	listenerpb "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"
	rbacpb "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/http/rbac/v3"
	hcmpb "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/networking/core"
	"istio.io/istio/pkg/config/mesh"
)

type question struct {
	Mesh     string `json:"mesh"`
	Manifest string `json:"manifest"`
}

// answer is what stands in the proxies' configuration for inbound HTTP.
type answer struct {
	Tracing bool   `json:"tracing"`
	Logging bool   `json:"accessLogging"`
	Metrics bool   `json:"metrics"`
	Asks    bool   `json:"asks"`   // the external authorizer is asked
	Denies  bool   `json:"denies"` // istiod denies what it could not translate
	Error   string `json:"error,omitempty"`
}

const collector = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: collector, namespace: observability }
spec:
  hosts: [collector.observability.svc.cluster.local]
  ports: [{ number: 4317, name: grpc, protocol: GRPC }]
  resolution: STATIC
  endpoints: [{ address: 10.0.0.9 }]
---
`

func main() {
	lines.Exit(lines.Silence())
	lines.Exit(lines.Answer(func(asked question) (answer, error) { return answerOf(asked), nil }))
}

func answerOf(asked question) (found answer) {
	context := &failer{}
	defer context.end()
	defer func() {
		if problem := recover(); problem != nil {
			found = answer{Error: fmt.Sprint(problem)}
		}
	}()
	meshConfig, err := mesh.ApplyMeshConfig(asked.Mesh, mesh.DefaultMeshConfig())
	if err != nil {
		return answer{Error: err.Error()}
	}
	istiod := core.NewConfigGenTest(context, core.TestOptions{
		ConfigString: collector + asked.Manifest,
		MeshConfig:   meshConfig,
	})
	proxy := istiod.SetupProxy(&model.Proxy{Metadata: &model.NodeMetadata{IstioVersion: "1.31.0"}})
	for _, listener := range istiod.Listeners(proxy) {
		if listener.Name != model.VirtualInboundListenerName {
			continue
		}
		for _, chain := range listener.FilterChains {
			for _, filter := range chain.Filters {
				found.read(filter)
			}
		}
	}
	return found
}

func (a *answer) read(filter *listenerpb.Filter) {
	manager := &hcmpb.HttpConnectionManager{}
	if filter.GetTypedConfig().UnmarshalTo(manager) != nil {
		return
	}
	a.Tracing = a.Tracing || manager.GetTracing().GetProvider() != nil
	a.Logging = a.Logging || len(manager.AccessLog) > 0
	for _, http := range manager.HttpFilters {
		switch {
		case http.Name == "istio.stats":
			a.Metrics = true
		case http.Name == "envoy.filters.http.ext_authz":
			a.Asks = true
		}
		rules := &rbacpb.RBAC{}
		if http.GetTypedConfig().UnmarshalTo(rules) == nil {
			for name := range rules.GetRules().GetPolicies() {
				a.Denies = a.Denies || strings.HasSuffix(name, "-deny-due-to-bad-CUSTOM-action")
			}
		}
	}
}

// failer is the test context that istiod's own translation wants.
type failer struct{ cleanups []func() }

func (f *failer) end() {
	for _, cleanup := range f.cleanups {
		cleanup()
	}
}

func (f *failer) Fail()                               { panic("fail") }
func (f *failer) FailNow()                            { panic("fail now") }
func (f *failer) Fatal(values ...any)                 { panic(fmt.Sprint(values...)) }
func (f *failer) Fatalf(format string, values ...any) { panic(fmt.Sprintf(format, values...)) }
func (f *failer) Log(...any)                          {}
func (f *failer) Logf(string, ...any)                 {}
func (f *failer) TempDir() string                     { return os.TempDir() }
func (f *failer) Helper()                             {}
func (f *failer) Cleanup(cleanup func())              { f.cleanups = append(f.cleanups, cleanup) }
func (f *failer) Skip(values ...any)                  { f.Fatal(values...) }
