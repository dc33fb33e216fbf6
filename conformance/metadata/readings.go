package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "unsafe" // for the names of Istio's own functions

	_ "istio.io/istio/cni/pkg/plugin"
	"istio.io/istio/cni/pkg/util"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/serviceregistry/ambient"
	"istio.io/istio/pkg/config/labels"
	"istio.io/istio/pkg/config/visibility"
	_ "istio.io/istio/pkg/envoy"
	"istio.io/istio/pkg/kube/inject"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation"
	gateway "sigs.k8s.io/gateway-api/apis/v1"
)

//go:linkname injectRequired istio.io/istio/pkg/kube/inject.injectRequired
func injectRequired(ignored []string, config *inject.Config, pod *corev1.PodSpec, metadata metav1.ObjectMeta) bool

//go:linkname validatePorts istio.io/istio/cni/pkg/plugin.validatePortListWithWildcard
func validatePorts(ports string) error

//go:linkname splitComponentLog istio.io/istio/pkg/envoy.splitComponentLog
func splitComponentLog(level string) (string, []string)

//go:linkname canaryWeight istio.io/istio/pilot/pkg/serviceregistry/ambient.getCanaryWeight
func canaryWeight(object metav1.ObjectMeta, namespace *metav1.ObjectMeta) (weight uint32, valid bool)

//go:linkname inboundBinding istio.io/istio/pilot/pkg/serviceregistry/ambient.makeInboundBinding
func inboundBinding(one *gateway.Gateway, class *gateway.GatewayClass) *ambient.InboundBinding

// reading says whether its reader understands a value.
type reading func(key, value string) bool

// place is what reads keys: labels or annotations of some resources.
type place struct {
	isLabel   bool
	resources []string
	readings  map[string]reading
}

var (
	services  = []string{"Namespace", "Service", "ServiceEntry"}
	workloads = append([]string{"Pod", "WorkloadEntry"}, services...)
	gateways  = []string{"Gateway", "GatewayClass"}
)

// envoysLevels are all words that Envoy takes after -l; asked of a real one.
var envoysLevels = []string{"trace", "debug", "info", "warning", "warn", "error", "critical", "off"}

var places = []place{
	{isLabel: false, resources: []string{"Pod"}, readings: map[string]reading{
		"sidecar.istio.io/inject":                       injects(false),
		"sidecar.istio.io/rewriteAppHTTPProbers":        rewritesProbers,
		"sidecar.istio.io/nativeSidecar":                among("true", "false"),
		"sidecar.istio.io/logLevel":                     logLevel,
		"sidecar.istio.io/componentLogLevel":            componentLogLevel,
		"sidecar.istio.io/statsFlushInterval":           duration,
		"sidecar.istio.io/statsEvictionInterval":        duration,
		"sidecar.istio.io/statsHistogramBuckets":        jsonOf(func() any { return &map[string][]float64{} }),
		"ambient.istio.io/bypass-inbound-capture":       nodeFlag,
		"ambient.istio.io/dns-capture":                  nodeFlag,
		"traffic.sidecar.istio.io/includeOutboundPorts": func(_, value string) bool { return validatePorts(value) == nil },
	}},
	{isLabel: true, resources: []string{"Pod"}, readings: map[string]reading{"sidecar.istio.io/inject": injects(true)}},
	{isLabel: true, resources: []string{"Namespace"}, readings: map[string]reading{"istio-injection": among("enabled", "disabled")}},
	{isLabel: true, resources: []string{"Namespace", "Pod", "Gateway"}, readings: map[string]reading{
		"istio.io/dataplane-mode": among("ambient", "none"),
		"istio.io/rev":            func(_, value string) bool { return labels.IsDNS1123Label(value) && value == strings.ToLower(value) },
	}},
	{isLabel: true, resources: workloads, readings: map[string]reading{
		"istio.io/use-waypoint":        gatewayName,
		"istio.io/use-waypoint-canary": gatewayName,
	}},
	{isLabel: true, resources: services, readings: map[string]reading{"istio.io/ingress-use-waypoint": flag}},
	{isLabel: false, resources: services, readings: map[string]reading{
		"istio.io/use-waypoint-canary-weight": func(key, value string) bool {
			_, valid := canaryWeight(metav1.ObjectMeta{Annotations: map[string]string{key: value}}, nil)
			return valid
		},
		"networking.istio.io/traffic-distribution": func(key, value string) bool {
			set := map[string]string{key: value}
			return value == "" || model.GetTrafficDistribution(nil, set, nil) != model.TrafficDistributionAny
		},
	}},
	{isLabel: true, resources: gateways, readings: map[string]reading{"istio.io/waypoint-for": among("service", "workload", "all", "none")}},
	{isLabel: false, resources: gateways, readings: map[string]reading{"ambient.istio.io/waypoint-inbound-binding": binding}},
	{isLabel: false, resources: []string{"Service"}, readings: map[string]reading{
		"networking.istio.io/exportTo":  exportTo,
		"traffic.istio.io/nodeSelector": nodeSelector,
	}},
	{isLabel: true, resources: []string{"Service", "Gateway"}, readings: map[string]reading{"networking.istio.io/gatewayPort": port}},
	{isLabel: true, resources: []string{"ServiceEntry"}, readings: map[string]reading{
		"networking.istio.io/enable-autoallocate-ip": func(_, value string) bool {
			return strings.EqualFold(value, "true") || strings.EqualFold(value, "false")
		},
	}},
	{isLabel: false, resources: []string{"Gateway"}, readings: map[string]reading{
		"networking.istio.io/service-type": among("ClusterIP", "NodePort", "LoadBalancer"),
		"gateway.istio.io/name-override": func(_, value string) bool {
			return value == "" || len(validation.IsDNS1123Label(value)) == 0
		},
	}},
}

// misread are the keys of an object, and of its pods, whose values their readers do not understand.
func misread(o *object) []string {
	found := []string{}
	resource := o.Kind
	if resource == "Gateway" && !strings.HasPrefix(o.APIVersion, "gateway.networking.k8s.io/") {
		resource = "other"
	}
	found = append(found, misreadAt(resource, o.Metadata)...)
	if pod := o.podMetadata(); pod != nil && o.Kind != "Pod" {
		found = append(found, misreadAt("Pod", *pod)...)
	}
	slices.Sort(found)
	return found
}

func misreadAt(resource string, metadata metadata) []string {
	found := []string{}
	for _, one := range places {
		if !slices.Contains(one.resources, resource) {
			continue
		}
		set, what := metadata.Annotations, "annotation"
		if one.isLabel {
			set, what = metadata.Labels, "label"
		}
		for key, understands := range one.readings {
			if value, exists := set[key]; exists && !understands(key, value) {
				found = append(found, fmt.Sprintf("%s %s", what, key))
			}
		}
	}
	return found
}

func among(words ...string) reading {
	return func(_, value string) bool { return slices.Contains(words, value) }
}

func flag(_, value string) bool {
	_, err := strconv.ParseBool(value)
	return err == nil
}

func duration(_, value string) bool {
	_, err := time.ParseDuration(value)
	return err == nil
}

func port(_, value string) bool {
	number, err := strconv.Atoi(value)
	return value == "" || err == nil && number > 0 && number < 65536
}

func jsonOf(read func() any) reading {
	return func(_, value string) bool { return json.Unmarshal([]byte(value), read()) == nil }
}

func nodeSelector(key, value string) bool {
	return value == "" || jsonOf(func() any { return &map[string]string{} })(key, value)
}

// injects says whether the injector decides by the value, and not by its policy.
func injects(isLabel bool) reading {
	return func(key, value string) bool {
		pod := metav1.ObjectMeta{Annotations: map[string]string{key: value}}
		if isLabel {
			pod = metav1.ObjectMeta{Labels: map[string]string{key: value}}
		}
		decide := func(policy inject.InjectionPolicy) bool {
			return injectRequired(nil, &inject.Config{Policy: policy}, &corev1.PodSpec{}, pod)
		}
		return decide(inject.InjectionPolicyEnabled) == decide(inject.InjectionPolicyDisabled)
	}
}

func isLeftOut(o *object) bool {
	pod := o.podMetadata()
	if pod == nil {
		return false
	}
	metadata := metav1.ObjectMeta{Labels: pod.Labels, Annotations: pod.Annotations}
	return !injectRequired(nil, &inject.Config{Policy: inject.InjectionPolicyEnabled}, &corev1.PodSpec{}, metadata)
}

func rewritesProbers(key, value string) bool {
	set := map[string]string{key: value}
	return inject.ShouldRewriteAppHTTPProbers(set, true) == inject.ShouldRewriteAppHTTPProbers(set, false)
}

func nodeFlag(key, value string) bool {
	_, understood := util.CheckBooleanAnnotation(&corev1.Pod{ObjectMeta: metav1.ObjectMeta{Annotations: map[string]string{key: value}}}, key)
	return understood
}

func logLevel(_, value string) bool {
	level, components := splitComponentLog(value)
	return (level == "" || slices.Contains(envoysLevels, level)) && areLevels(components)
}

// componentLogLevel is for Envoy alone, which takes nothing but components.
func componentLogLevel(_, value string) bool {
	return value == "" || areLevels(strings.Split(value, ","))
}

func areLevels(components []string) bool {
	for _, one := range components {
		parts := strings.Split(one, ":")
		if len(parts) != 2 || !slices.Contains(envoysLevels, parts[1]) {
			return false
		}
	}
	return true
}

func gatewayName(_, value string) bool {
	return len(validation.IsDNS1123Subdomain(value)) == 0
}

func binding(key, value string) bool {
	read := inboundBinding(&gateway.Gateway{ObjectMeta: metav1.ObjectMeta{Annotations: map[string]string{key: value}}}, nil)
	_, number, hasPort := strings.Cut(value, "/")
	// Of a port that is none Istio only warns.
	return read != nil && (!hasPort || strconv.FormatUint(uint64(read.Port), 10) == strings.TrimLeft(number, "0") || strings.Trim(number, "0") == "" && number != "")
}

func exportTo(_, value string) bool {
	if value == "" {
		return true
	}
	for _, name := range strings.Split(value, ",") {
		one := visibility.Instance(strings.TrimSpace(name))
		if one != visibility.None && one.Validate() != nil {
			return false
		}
	}
	return true
}
