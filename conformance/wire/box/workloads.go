package main

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

const nodeName = "box"

// podOf makes one pod of a workload; one is enough to see what is on the wire.
func podOf(workload metav1.ObjectMeta, template corev1.PodTemplateSpec) *corev1.Pod {
	pod := &corev1.Pod{ObjectMeta: *template.ObjectMeta.DeepCopy(), Spec: *template.Spec.DeepCopy()}
	pod.Name, pod.Namespace = workload.Name, workload.Namespace
	return pod
}

// proxyOf says which proxy the injection webhook would give the pod.
func proxyOf(pod *corev1.Pod, namespace *corev1.Namespace) ProxyKind {
	asked := pod.Labels["sidecar.istio.io/inject"]
	if asked == "false" || pod.Spec.HostNetwork {
		return noProxy
	}
	if strings.Contains(pod.Annotations["inject.istio.io/templates"], "gateway") {
		return gateway
	}
	byRevision := namespace.Labels["istio.io/rev"] != "" && namespace.Labels["istio-injection"] == ""
	if asked == "true" || namespace.Labels["istio-injection"] == "enabled" || byRevision {
		return sidecar
	}
	return noProxy
}

func (w *World) addPod(object *corev1.Pod, address string) {
	if object.Spec.ServiceAccountName == "" {
		object.Spec.ServiceAccountName = "default"
	}
	if object.Labels == nil {
		object.Labels = map[string]string{}
	}
	pod := &Pod{
		Name: object.Name, Namespace: object.Namespace, ServiceAccount: object.Spec.ServiceAccountName, IP: address,
		Labels: object.Labels, Annotations: object.Annotations, Proxy: proxyOf(object, w.namespace(object.Namespace)),
	}
	if pod.Proxy != noProxy {
		// A gateway does not get the tlsMode label: automatic mutual TLS never applies towards a gateway.
		if pod.Proxy == sidecar {
			setDefault(pod.Labels, "security.istio.io/tlsMode", "istio")
		}
		setDefault(pod.Labels, "service.istio.io/canonical-name", pod.Labels["app"])
		setDefault(pod.Labels, "service.istio.io/canonical-name", pod.Name)
		setDefault(pod.Labels, "service.istio.io/canonical-revision", "latest")
	}
	for _, container := range object.Spec.Containers {
		for _, port := range container.Ports {
			pod.addAppPort(int(port.ContainerPort))
		}
	}
	object.UID = types.UID("pod-" + object.Name)
	object.Spec.NodeName = nodeName
	object.Status = corev1.PodStatus{
		Phase: corev1.PodRunning, PodIP: address, PodIPs: []corev1.PodIP{{IP: address}},
		Conditions: []corev1.PodCondition{{Type: corev1.PodReady, Status: corev1.ConditionTrue}},
	}
	w.Pods = append(w.Pods, pod)
	w.Objects = append(w.Objects, object)
}

// addAppPort makes the echo app listen on a port; a gateway has no app.
func (p *Pod) addAppPort(port int) {
	if p.Proxy != gateway && port != 0 && !slices.Contains(p.AppPorts, port) {
		p.AppPorts = append(p.AppPorts, port)
	}
}

func setDefault(labels map[string]string, name, value string) {
	if labels[name] == "" && value != "" {
		labels[name] = value
	}
}
