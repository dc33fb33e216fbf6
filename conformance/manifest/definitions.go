package main

import (
	"bytes"
	"errors"
	"io"
	"os"

	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
)

// readDefinitions reads the CustomResourceDefinitions of a file and skips whatever else is in it.
func readDefinitions(file string) ([]*apiextensionsv1.CustomResourceDefinition, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	decoder := utilyaml.NewYAMLOrJSONDecoder(bytes.NewReader(content), 4096)
	var definitions []*apiextensionsv1.CustomResourceDefinition
	for {
		definition := &apiextensionsv1.CustomResourceDefinition{}
		err := decoder.Decode(definition)
		if errors.Is(err, io.EOF) {
			return definitions, nil
		}
		if err != nil {
			return nil, err
		}
		if definition.Kind == "CustomResourceDefinition" {
			apiextensionsv1.SetDefaults_CustomResourceDefinitionSpec(&definition.Spec)
			definitions = append(definitions, definition)
		}
	}
}
