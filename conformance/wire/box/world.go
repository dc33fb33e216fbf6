package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"

	"istio.io/istio/pilot/pkg/config/kube/crd"
	"istio.io/istio/pkg/config"
	kubelib "istio.io/istio/pkg/kube"
)

// World is what the manifests say, completed with what a cluster adds: addresses, endpoints, the pods of workloads,
// injected labels, the Secrets of cert-manager's Certificates.
type World struct {
	Objects  []runtime.Object // for istiod's Kubernetes client
	Configs  []config.Config  // Istio's own kinds
	MeshYAML string
	Pods     []*Pod
	Services []*corev1.Service
	Slices   []*discoveryv1.EndpointSlice
	Ignored  []string // documents of kinds that the box does not act on

	namespaces map[string]*corev1.Namespace
	podObjects []*corev1.Pod
}

func loadWorld(files []string, authority *Authority) (*World, error) {
	w := &World{namespaces: map[string]*corev1.Namespace{}}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for _, document := range splitDocuments(content) {
			if err := w.add(document, authority); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	w.complete()
	return w, nil
}

func splitDocuments(content []byte) (documents [][]byte) {
	for _, document := range bytes.Split(append([]byte("\n"), content...), []byte("\n---")) {
		var value any
		if yaml.Unmarshal(document, &value) == nil && value != nil {
			documents = append(documents, document)
		}
	}
	return documents
}

func (w *World) add(document []byte, authority *Authority) error {
	var head struct {
		metav1.TypeMeta   `json:",inline"`
		metav1.ObjectMeta `json:"metadata"`
	}
	if err := yaml.Unmarshal(document, &head); err != nil {
		return fmt.Errorf("%w in:\n%s", err, document)
	}
	group, _, _ := strings.Cut(head.APIVersion, "/")
	id := head.Kind + " " + head.Namespace + "/" + head.Name
	if strings.HasSuffix(group, ".istio.io") {
		configs, others, err := crd.ParseInputs(string(document)) // strict, and validated as istiod's webhook does
		if err != nil {
			return fmt.Errorf("istiod refuses %s: %w", id, err)
		}
		for range others {
			w.Ignored = append(w.Ignored, id)
		}
		w.Configs = append(w.Configs, configs...)
		return nil
	}
	if group == "cert-manager.io" {
		if head.Kind != "Certificate" {
			w.Ignored = append(w.Ignored, id)
			return nil
		}
		secret, err := authority.secretOf(document)
		if err == nil {
			w.Objects = append(w.Objects, secret)
		}
		return err
	}
	decoded, _, err := kubelib.IstioCodec.UniversalDeserializer().Decode(document, nil, nil)
	if err != nil {
		w.Ignored = append(w.Ignored, id)
		return nil
	}
	w.addKubernetes(decoded)
	return nil
}

func (w *World) addKubernetes(decoded runtime.Object) {
	if meta, ok := decoded.(metav1.Object); ok && meta.GetNamespace() == "" {
		if _, isNamespace := decoded.(*corev1.Namespace); !isNamespace {
			meta.SetNamespace("default")
		}
	}
	switch typed := decoded.(type) {
	case *corev1.Namespace:
		w.namespaces[typed.Name] = typed
	case *corev1.Pod:
		w.podObjects = append(w.podObjects, typed)
	case *corev1.Service:
		w.Services = append(w.Services, typed)
	case *appsv1.Deployment:
		w.Objects = append(w.Objects, typed)
		w.podObjects = append(w.podObjects, podOf(typed.ObjectMeta, typed.Spec.Template))
	case *appsv1.StatefulSet:
		w.podObjects = append(w.podObjects, podOf(typed.ObjectMeta, typed.Spec.Template))
	case *appsv1.DaemonSet:
		w.podObjects = append(w.podObjects, podOf(typed.ObjectMeta, typed.Spec.Template))
	case *corev1.ConfigMap:
		if typed.Name == "istio" && typed.Data["mesh"] != "" {
			w.MeshYAML = typed.Data["mesh"]
		}
		w.Objects = append(w.Objects, typed)
	case *corev1.Secret:
		// The API server turns stringData into data, istiod reads only data.
		for key, value := range typed.StringData {
			if typed.Data == nil {
				typed.Data = map[string][]byte{}
			}
			typed.Data[key] = []byte(value)
		}
		typed.StringData = nil
		w.Objects = append(w.Objects, typed)
	default:
		w.Objects = append(w.Objects, decoded)
	}
}

func (w *World) namespace(name string) *corev1.Namespace {
	if w.namespaces[name] == nil {
		w.namespaces[name] = &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}
	}
	return w.namespaces[name]
}

func (w *World) complete() {
	w.namespace("istio-system")
	for i, pod := range w.podObjects {
		w.addPod(pod, fmt.Sprintf("10.66.1.%d", i+10))
	}
	for i, service := range w.Services {
		w.completeService(service, fmt.Sprintf("10.96.0.%d", i+10))
	}
	for _, namespace := range w.namespaces {
		w.Objects = append(w.Objects, namespace)
	}
	w.Objects = append(w.Objects, &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: nodeName, Labels: map[string]string{
		"topology.kubernetes.io/region": "region", "topology.kubernetes.io/zone": "zone"}}})
}

func (w *World) findPod(key string) *Pod {
	for _, pod := range w.Pods {
		if pod.Key() == key {
			return pod
		}
	}
	return nil
}
