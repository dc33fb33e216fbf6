package main

import (
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/scheme"
	kjson "sigs.k8s.io/json"
)

// decodeTyped reads a body of a kind of Kubernetes itself as the server does; what the server checks after that is not
// in its published modules.
func decodeTyped(kind schema.GroupVersionKind, body []byte) (known bool, err error) {
	object, err := scheme.Scheme.New(kind)
	if err != nil {
		return false, nil
	}
	strict, err := kjson.UnmarshalStrict(body, object)
	if err == nil && len(strict) > 0 {
		err = strict[0]
	}
	return true, err
}
