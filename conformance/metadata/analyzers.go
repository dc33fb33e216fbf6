package main

import (
	"istio.io/istio/pkg/cluster"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/analysis"
	"istio.io/istio/pkg/config/analysis/analyzers/annotations"
	"istio.io/istio/pkg/config/analysis/analyzers/injection"
	"istio.io/istio/pkg/config/analysis/diag"
	"istio.io/istio/pkg/config/resource"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/gvk"

	corev1 "k8s.io/api/core/v1"
)

// single gives the analyzers one object.
type single struct {
	kind     config.GroupVersionKind
	instance *resource.Instance
	messages []message
}

func (s *single) Report(_ config.GroupVersionKind, said diag.Message) {
	key := ""
	if len(said.Parameters) > 0 {
		if text, isText := said.Parameters[0].(string); isText {
			key = text
		}
	}
	s.messages = append(s.messages, message{Code: said.Type.Code(), Key: key})
}

func (s *single) Find(config.GroupVersionKind, resource.FullName) *resource.Instance { return nil }

func (s *single) Exists(config.GroupVersionKind, resource.FullName) bool { return false }

func (s *single) ForEach(kind config.GroupVersionKind, visit analysis.IteratorFn) {
	if kind == s.kind {
		visit(s.instance)
	}
}

func (s *single) Canceled() bool { return false }

func (s *single) SetAnalyzer(string) {}

// nowhere is the place of an object in no file.
type nowhere struct{}

func (nowhere) FriendlyName() string          { return "" }
func (nowhere) Namespace() resource.Namespace { return "" }
func (nowhere) Reference() resource.Reference { return nil }
func (nowhere) FieldMap() map[string]int      { return nil }
func (nowhere) Comparator() string            { return "" }
func (nowhere) ClusterName() cluster.ID       { return "" }

// analyze is what the analyzers of metadata say of an object of the kinds that they look at.
func analyze(o *object) []message {
	kinds := map[string]config.GroupVersionKind{
		"v1/Namespace":       gvk.Namespace,
		"v1/Service":         gvk.Service,
		"v1/Pod":             gvk.Pod,
		"apps/v1/Deployment": gvk.Deployment,
	}
	kind, exists := kinds[o.APIVersion+"/"+o.Kind]
	if !exists {
		return []message{}
	}
	schema, _ := collections.All.FindByGroupVersionKind(kind)
	context := &single{
		kind: kind,
		instance: &resource.Instance{
			Metadata: resource.Metadata{
				Schema:      schema,
				FullName:    resource.NewFullName("", resource.LocalName(o.Metadata.Name)),
				Labels:      o.Metadata.Labels,
				Annotations: o.Metadata.Annotations,
			},
			Message: &corev1.PodSpec{},
			Origin:  nowhere{},
		},
		messages: []message{},
	}
	(&annotations.K8sAnalyzer{}).Analyze(context)
	(&injection.Analyzer{}).Analyze(context)
	return context.messages
}
