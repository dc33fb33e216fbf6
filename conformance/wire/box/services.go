package main

import (
	"fmt"
	"strings"

	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/util/intstr"
)

// completeService adds what the API server and the endpoint controller add to a Service.
func (w *World) completeService(service *corev1.Service, address string) {
	if service.Spec.ClusterIP == "" && service.Spec.Type != corev1.ServiceTypeExternalName {
		service.Spec.ClusterIP = address
	}
	if service.Spec.ClusterIP != "None" && service.Spec.ClusterIP != "" {
		service.Spec.ClusterIPs = []string{service.Spec.ClusterIP}
	}
	for i := range service.Spec.Ports {
		port := &service.Spec.Ports[i]
		if port.Protocol == "" {
			port.Protocol = corev1.ProtocolTCP
		}
		if port.TargetPort == (intstr.IntOrString{}) {
			port.TargetPort = intstr.FromInt32(port.Port)
		}
	}
	w.Objects = append(w.Objects, service)
	if len(service.Spec.Selector) > 0 {
		w.addEndpoints(service)
	}
}

func (w *World) addEndpoints(service *corev1.Service) {
	slice := &discoveryv1.EndpointSlice{
		ObjectMeta: metav1.ObjectMeta{Name: service.Name + "-1", Namespace: service.Namespace,
			Labels: map[string]string{discoveryv1.LabelServiceName: service.Name}},
		AddressType: discoveryv1.AddressTypeIPv4,
	}
	targets := make([]int32, len(service.Spec.Ports))
	selector := labels.SelectorFromSet(service.Spec.Selector)
	for i, pod := range w.Pods {
		if pod.Namespace != service.Namespace || !selector.Matches(labels.Set(pod.Labels)) {
			continue
		}
		ready, node := true, nodeName
		slice.Endpoints = append(slice.Endpoints, discoveryv1.Endpoint{
			Addresses: []string{pod.IP}, NodeName: &node,
			Conditions: discoveryv1.EndpointConditions{Ready: &ready, Serving: &ready},
			TargetRef:  &corev1.ObjectReference{Kind: "Pod", Name: pod.Name, Namespace: pod.Namespace},
		})
		for j, port := range service.Spec.Ports {
			targets[j] = targetPort(w.podObjects[i], port)
			pod.addAppPort(int(targets[j]))
		}
	}
	for i := range service.Spec.Ports {
		port := &service.Spec.Ports[i]
		slice.Ports = append(slice.Ports, discoveryv1.EndpointPort{
			Name: &port.Name, Port: &targets[i], Protocol: &port.Protocol, AppProtocol: port.AppProtocol})
	}
	w.Slices = append(w.Slices, slice)
	w.Objects = append(w.Objects, slice)
}

func targetPort(pod *corev1.Pod, port corev1.ServicePort) int32 {
	if port.TargetPort.Type == intstr.Int {
		return port.TargetPort.IntVal
	}
	for _, container := range pod.Spec.Containers {
		for _, containerPort := range container.Ports {
			if containerPort.Name == port.TargetPort.StrVal {
				return containerPort.ContainerPort
			}
		}
	}
	return 0
}

// hostsFile is the cluster's DNS as seen from a namespace.
func (w *World) hostsFile(namespace string) string {
	lines := []string{"127.0.0.1 localhost"}
	for _, service := range w.Services {
		address := service.Spec.ClusterIP
		if address == "None" {
			address = w.firstEndpoint(service)
		}
		if address == "" {
			continue
		}
		name := service.Name + "." + service.Namespace
		line := fmt.Sprintf("%s %s.svc.cluster.local %s.svc %s", address, name, name, name)
		if service.Namespace == namespace {
			line += " " + service.Name
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n") + "\n"
}

func (w *World) firstEndpoint(service *corev1.Service) string {
	for _, slice := range w.Slices {
		isOf := slice.Namespace == service.Namespace && slice.Labels[discoveryv1.LabelServiceName] == service.Name
		if isOf && len(slice.Endpoints) > 0 {
			return slice.Endpoints[0].Addresses[0]
		}
	}
	return ""
}

// addressOf resolves "ns/pod" and "svc:ns/name".
func (w *World) addressOf(reference string) (string, error) {
	if name, ok := strings.CutPrefix(reference, "svc:"); ok {
		for _, service := range w.Services {
			if service.Namespace+"/"+service.Name == name {
				return service.Spec.ClusterIP, nil
			}
		}
	} else if pod := w.findPod(reference); pod != nil {
		return pod.IP, nil
	}
	return "", fmt.Errorf("%s is not in the manifests", reference)
}
