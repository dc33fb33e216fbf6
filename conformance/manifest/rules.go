package main

import (
	"regexp"
	"strconv"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	"k8s.io/apimachinery/pkg/util/validation/field"
)

// ruleTexts tells which CEL rule an error is of: the server reports a rule's message only, and many share one.
type ruleTexts struct{ texts []string }

const mark = "rule#"

// mark replaces the message of every rule below a schema by the rule's number.
func (r *ruleTexts) mark(node *apiextensions.JSONSchemaProps) {
	if node == nil {
		return
	}
	for i := range node.XValidations {
		rule := &node.XValidations[i]
		rule.Message = mark + strconv.Itoa(len(r.texts))
		rule.MessageExpression = ""
		r.texts = append(r.texts, rule.Rule)
	}
	for name := range node.Properties {
		property := node.Properties[name]
		r.mark(&property)
		node.Properties[name] = property
	}
	if node.Items != nil {
		r.mark(node.Items.Schema)
	}
	if node.AdditionalProperties != nil {
		r.mark(node.AdditionalProperties.Schema)
	}
	for _, list := range [][]apiextensions.JSONSchemaProps{node.AllOf, node.AnyOf, node.OneOf} {
		for i := range list {
			r.mark(&list[i])
		}
	}
	r.mark(node.Not)
}

var marked = regexp.MustCompile(mark + `(\d+)`)

func (r *ruleTexts) reasonOf(err *field.Error) reason {
	path := err.Field
	if path == "<nil>" {
		path = ""
	}
	if found := marked.FindStringSubmatch(err.Detail); found != nil {
		if number, bad := strconv.Atoi(found[1]); bad == nil && number < len(r.texts) {
			rule := r.texts[number]
			return reason{Path: path, Text: strings.Replace(err.Detail, found[0], "rule not met: "+rule, 1), Rule: rule}
		}
	}
	return reason{Path: path, Text: err.ErrorBody()}
}
