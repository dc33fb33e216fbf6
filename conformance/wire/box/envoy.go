package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const istioVersion = "1.31.1"

type object = map[string]any
type list = []any

func grpcCluster(name string, port int) object {
	return object{
		"name": name, "type": "STATIC", "connect_timeout": "1s",
		"typed_extension_protocol_options": object{"envoy.extensions.upstreams.http.v3.HttpProtocolOptions": object{
			"@type":                "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
			"explicit_http_config": object{"http2_protocol_options": object{}},
		}},
		"load_assignment": object{"cluster_name": name, "endpoints": list{object{"lb_endpoints": list{object{"endpoint": object{
			"address": object{"socket_address": object{"address": nodeIP, "port_value": port}}}}}}}},
	}
}

// bootstrap is the part of Istio's Envoy bootstrap that matters on the wire.
func (p *Pod) bootstrap() object {
	metadata := object{
		"CLUSTER_ID": "Kubernetes", "NAMESPACE": p.Namespace, "SERVICE_ACCOUNT": p.ServiceAccount, "NAME": p.Name,
		"WORKLOAD_NAME": p.Name, "LABELS": p.Labels, "ANNOTATIONS": p.Annotations, "INSTANCE_IPS": p.IP,
		"ISTIO_VERSION": istioVersion, "MESH_ID": "cluster.local", "NODE_NAME": nodeName,
	}
	if p.Proxy == sidecar {
		metadata["INTERCEPTION_MODE"] = "REDIRECT"
	}
	fromIstiod := object{"ads": object{}, "initial_fetch_timeout": "0s", "resource_api_version": "V3"}
	return object{
		"node": object{
			"id":       fmt.Sprintf("%s~%s~%s.%s~%s.svc.cluster.local", p.Proxy, p.IP, p.Name, p.Namespace, p.Namespace),
			"cluster":  p.Labels["app"] + "." + p.Namespace,
			"metadata": metadata,
		},
		"admin": object{"address": object{"pipe": object{"path": p.adminSocket(), "mode": 0o666}}},
		"layered_runtime": object{"layers": list{object{"name": "global config", "static_layer": object{
			"re2.max_program_size.error_level": "32768",
		}}, object{"name": "admin", "admin_layer": object{}}}},
		"bootstrap_extensions": list{object{"name": "envoy.bootstrap.internal_listener", "typed_config": object{
			"@type": "type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3.InternalListener"}}},
		"dynamic_resources": object{"lds_config": fromIstiod, "cds_config": fromIstiod, "ads_config": object{
			"api_type": "GRPC", "set_node_on_first_message_only": true, "transport_api_version": "V3",
			"grpc_services": list{object{"envoy_grpc": object{"cluster_name": "xds-grpc"}}}}},
		"static_resources": object{"clusters": list{grpcCluster("xds-grpc", istiodPort), grpcCluster("sds-grpc", secretsPort)}},
	}
}

func (p *Pod) startEnvoy(envoyBinary string) error {
	bootstrap, err := json.MarshalIndent(p.bootstrap(), "", " ")
	if err != nil {
		return err
	}
	file := filepath.Join(p.Folder, "bootstrap.json")
	if err := os.WriteFile(file, bootstrap, 0o644); err != nil {
		return err
	}
	return p.spawn(1337, "envoy.log", envoyBinary, "-c", file, "--disable-hot-restart", "--concurrency", "1", "-l", "warning",
		"--drain-time-s", "1", "--service-cluster", p.Name)
}

var rejection = regexp.MustCompile(`(?m)^.*(?:gRPC config for .* rejected|rejected:).*$`)

const readyStats = `/stats?filter=^(listener_manager.lds.update_success|cluster_manager.cds.update_success|listener_manager.workers_started|` +
	`listener_manager.total_listeners_warming|cluster_manager.warming_clusters)$`

// waitUntilReady waits until Envoy took clusters and listeners from istiod and none of them waits for a Secret, an
// endpoint or a route; a configuration that Envoy refuses is an error.
func (p *Pod) waitUntilReady(deadline time.Time) error {
	for {
		if ended := p.ended.Load(); ended != nil {
			return fmt.Errorf("%v", ended)
		}
		log, _ := os.ReadFile(filepath.Join(p.Folder, "envoy.log"))
		if line := rejection.Find(log); line != nil {
			return fmt.Errorf("the Envoy of %s refused istiod's configuration: %s", p.Key(), line)
		}
		stats, err := p.admin(readyStats)
		if err == nil {
			values := map[string]int{}
			for _, line := range strings.Split(stats, "\n") {
				if name, value, ok := strings.Cut(line, ": "); ok {
					values[name], _ = strconv.Atoi(value)
				}
			}
			if values["listener_manager.lds.update_success"] > 0 && values["cluster_manager.cds.update_success"] > 0 &&
				values["listener_manager.workers_started"] == 1 && values["listener_manager.total_listeners_warming"] == 0 &&
				values["cluster_manager.warming_clusters"] == 0 {
				return nil
			}
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("the Envoy of %s is not ready: %v\n%s\n%s", p.Key(), err, stats, log[max(0, len(log)-1500):])
		}
		time.Sleep(25 * time.Millisecond)
	}
}
