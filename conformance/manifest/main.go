// Manifest answers, one JSON line per request, what the API server and Istio's webhook say of one manifest.
package main

import (
	"os"

	"conformance/lines"

	"k8s.io/apimachinery/pkg/runtime"
)

type request struct {
	ID string `json:"id"`
	// Manifest is one document, YAML or JSON.
	Manifest string `json:"manifest"`
}

type verdict struct {
	ID string `json:"id"`
	// Known says that the server serves the kind; of Kubernetes' own kinds only the shape is judged.
	Known bool `json:"known"`
	// Crd is why the API server rejects a create with strict field validation.
	Crd string `json:"crd,omitempty"`
	// Errors are the single reasons within Crd, where the server gives a path.
	Errors []reason `json:"errors,omitempty"`
	// Istio is why the webhook rejects the object, which says nothing of what Crd already rejects.
	Istio string `json:"istio,omitempty"`
	// Warnings are the webhook's.
	Warnings string `json:"warnings,omitempty"`
}

type reason struct {
	Path string `json:"path"`
	Text string `json:"text"`
	// Rule is the CEL rule that is not met.
	Rule string `json:"rule,omitempty"`
}

func main() {
	server, err := newServer(os.Args[1:])
	lines.Exit(err)
	quietLogs()
	lines.Exit(lines.Answer(func(asked request) (verdict, error) { return judge(server, asked), nil }))
}

func judge(server *server, asked request) verdict {
	answer := verdict{ID: asked.ID}
	object, err := parse(asked.Manifest)
	if err != nil {
		answer.Crd = err.Error()
		return answer
	}
	answer.Istio, answer.Warnings = webhook(runtime.DeepCopyJSON(object))
	answer.Known, answer.Errors, err = server.create(object)
	if err != nil {
		answer.Crd = err.Error()
	}
	return answer
}
