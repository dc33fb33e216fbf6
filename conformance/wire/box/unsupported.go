package main

import (
	"sort"
	"strings"
	"sync"

	udpa "github.com/cncf/xds/go/udpa/type/v1"
	xdst "github.com/cncf/xds/go/xds/type/v3"
	cluster "github.com/envoyproxy/go-control-plane/envoy/config/cluster/v3"
	listener "github.com/envoyproxy/go-control-plane/envoy/config/listener/v3"
	hcm "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"
	discovery "github.com/envoyproxy/go-control-plane/envoy/service/discovery/v3"
	"google.golang.org/protobuf/types/known/anypb"

	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/xds"
	v3 "istio.io/istio/pilot/pkg/xds/v3"
)

// Upstream's Envoy does not have the filters that only Istio's build has (istio.stats, for one). What no feature switch
// of istiod leaves out is taken out here, and named in the report.
var leftOut = struct {
	sync.Mutex
	filters map[string]bool
}{filters: map[string]bool{}}

func leftOutFilters() []string {
	leftOut.Lock()
	defer leftOut.Unlock()
	filters := []string{}
	for filter := range leftOut.filters {
		filters = append(filters, filter)
	}
	sort.Strings(filters)
	return filters
}

type supportedOnly struct{ model.XdsResourceGenerator }

func leaveOutUnsupported(server *xds.DiscoveryServer) {
	for _, resource := range []string{v3.ListenerType, v3.ClusterType} {
		server.Generators[resource] = supportedOnly{server.Generators[resource]}
	}
}

// Generate makes istiod's resources less the filters whose configuration the connected Envoy does not know.
func (g supportedOnly) Generate(proxy *model.Proxy, watched *model.WatchedResource, request *model.PushRequest) (model.Resources, model.XdsLogDetails, error) {
	resources, details, err := g.XdsResourceGenerator.Generate(proxy, watched, request)
	known := map[string]bool{}
	for _, extension := range proxy.XdsNode.GetExtensions() {
		for _, url := range extension.TypeUrls {
			known[messageName(url)] = true
		}
	}
	if err != nil || len(known) == 0 {
		return resources, details, err
	}
	supports := func(filter string, configuration *anypb.Any) bool {
		if configuration == nil {
			return true
		}
		name := configurationName(configuration)
		if !known[name] {
			leftOut.Lock()
			leftOut.filters[filter+" "+name] = true
			leftOut.Unlock()
		}
		return known[name]
	}
	var kept model.Resources
	for _, resource := range resources {
		// A copy: istiod may keep the original in its cache.
		copied := &discovery.Resource{Name: resource.Name, Aliases: resource.Aliases, Version: resource.Version,
			Resource: resource.Resource, Ttl: resource.Ttl, CacheControl: resource.CacheControl}
		switch watched.TypeUrl {
		case v3.ClusterType:
			typed := &cluster.Cluster{}
			if resource.Resource.UnmarshalTo(typed) == nil && reduceCluster(typed, supports) {
				copied.Resource = must1(anypb.New(typed))
			}
		case v3.ListenerType:
			typed := &listener.Listener{}
			if resource.Resource.UnmarshalTo(typed) == nil && reduceListener(typed, supports) {
				copied.Resource = must1(anypb.New(typed))
			}
		}
		kept = append(kept, copied)
	}
	return kept, details, err
}

func messageName(url string) string { return url[strings.LastIndexByte(url, '/')+1:] }

func configurationName(configuration *anypb.Any) string {
	if wrapped := (&udpa.TypedStruct{}); configuration.MessageIs(wrapped) && configuration.UnmarshalTo(wrapped) == nil {
		return messageName(wrapped.TypeUrl)
	}
	if wrapped := (&xdst.TypedStruct{}); configuration.MessageIs(wrapped) && configuration.UnmarshalTo(wrapped) == nil {
		return messageName(wrapped.TypeUrl)
	}
	return messageName(configuration.TypeUrl)
}

func reduceCluster(reduced *cluster.Cluster, supports func(string, *anypb.Any) bool) (changed bool) {
	var filters []*cluster.Filter
	for _, filter := range reduced.Filters {
		if supports(filter.Name, filter.TypedConfig) {
			filters = append(filters, filter)
		}
	}
	changed = len(filters) != len(reduced.Filters)
	reduced.Filters = filters
	return changed
}

func reduceListener(reduced *listener.Listener, supports func(string, *anypb.Any) bool) (changed bool) {
	chains := append([]*listener.FilterChain{}, reduced.FilterChains...)
	if reduced.DefaultFilterChain != nil {
		chains = append(chains, reduced.DefaultFilterChain)
	}
	for _, chain := range chains {
		var filters []*listener.Filter
		for _, filter := range chain.Filters {
			configuration := filter.GetTypedConfig()
			if !supports(filter.Name, configuration) {
				changed = true
				continue
			}
			manager := &hcm.HttpConnectionManager{}
			if configuration != nil && configuration.MessageIs(manager) && configuration.UnmarshalTo(manager) == nil {
				if reduceManager(manager, supports) {
					changed = true
					filter.ConfigType = &listener.Filter_TypedConfig{TypedConfig: must1(anypb.New(manager))}
				}
			}
			filters = append(filters, filter)
		}
		chain.Filters = filters
	}
	return changed
}

func reduceManager(reduced *hcm.HttpConnectionManager, supports func(string, *anypb.Any) bool) (changed bool) {
	var filters []*hcm.HttpFilter
	for _, filter := range reduced.HttpFilters {
		if supports(filter.Name, filter.GetTypedConfig()) {
			filters = append(filters, filter)
		}
	}
	changed = len(filters) != len(reduced.HttpFilters)
	reduced.HttpFilters = filters
	return changed
}
