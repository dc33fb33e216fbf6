// Envoy-types writes Envoy's own types, as istiod knows them; src/rules/envoy-filter/envoy-types reads them.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	udpa "github.com/cncf/xds/go/udpa/annotations"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	// What istiod has of Envoy's types.
	_ "github.com/cncf/xds/go/udpa/type/v1"
	_ "istio.io/api/envoy/extensions/stats"
	_ "istio.io/istio/pkg/config/xds"
)

// Packages that people name in `@type`; of others only what these refer to is written.
var packages = []string{"envoy.", "google.protobuf.", "io.istio.", "istio.envoy.", "stats", "udpa.", "xds."}

type table struct {
	// Messages by package and name, each with its fields.
	Messages map[string]map[string]string `json:"messages"`
	// Enums by package and name, each with its values.
	Enums map[string]map[string]string `json:"enums"`
}

type collection struct {
	messages map[protoreflect.FullName]protoreflect.MessageDescriptor
	enums    map[protoreflect.FullName]protoreflect.EnumDescriptor
}

func main() {
	found := collection{map[protoreflect.FullName]protoreflect.MessageDescriptor{}, map[protoreflect.FullName]protoreflect.EnumDescriptor{}}
	protoregistry.GlobalTypes.RangeMessages(func(message protoreflect.MessageType) bool {
		if isNamed(message.Descriptor()) {
			found.add(message.Descriptor())
		}
		return true
	})
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(found.table()); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(2)
}

func isNamed(message protoreflect.MessageDescriptor) bool {
	isOfTypes := message.ParentFile().Path() == "google/protobuf/descriptor.proto"
	return !isOfTypes && slices.ContainsFunc(packages, func(start string) bool {
		return strings.HasPrefix(string(message.FullName()), start)
	})
}

func (c collection) add(message protoreflect.MessageDescriptor) {
	if c.messages[message.FullName()] != nil || message.IsMapEntry() {
		return
	}
	if options := message.ParentFile().Options(); proto.HasExtension(options, udpa.E_FileStatus) {
		status := proto.GetExtension(options, udpa.E_FileStatus).(*udpa.StatusAnnotation)
		if status.PackageVersionStatus == udpa.PackageVersionStatus_FROZEN {
			fail(fmt.Errorf("%s is frozen: Istio warns of such types, and our rules know of none", message.FullName()))
		}
	}
	c.messages[message.FullName()] = message
	for i := range message.Fields().Len() {
		field := message.Fields().Get(i)
		if field.Cardinality() == protoreflect.Required {
			fail(fmt.Errorf("%s is required, and our rules know of no such fields", field.FullName()))
		}
		if field.IsMap() {
			field = field.MapValue()
		}
		if field.Message() != nil {
			c.add(field.Message())
		}
		if enum := field.Enum(); enum != nil {
			c.enums[enum.FullName()] = enum
		}
	}
}

func (c collection) table() table {
	written := table{map[string]map[string]string{}, map[string]map[string]string{}}
	messages, enums := numbersOf(c.messages), numbersOf(c.enums)
	for _, message := range c.messages {
		fields := []string{}
		for i := range message.Fields().Len() {
			fields = append(fields, fieldText(message.Fields().Get(i), messages, enums))
		}
		put(written.Messages, message, strings.Join(fields, ","))
	}
	for _, enum := range c.enums {
		values := []string{}
		for i := range enum.Values().Len() {
			values = append(values, string(enum.Values().Get(i).Name()))
		}
		put(written.Enums, enum, strings.Join(values, ","))
	}
	return written
}

func put(types map[string]map[string]string, one protoreflect.Descriptor, text string) {
	name := packageOf(one)
	if types[name] == nil {
		types[name] = map[string]string{}
	}
	types[name][strings.TrimPrefix(string(one.FullName()), name+".")] = text
}

func packageOf(one protoreflect.Descriptor) string { return string(one.ParentFile().Package()) }

// numbersOf gives each type its place among all, sorted by package and then by name.
func numbersOf[Type protoreflect.Descriptor](types map[protoreflect.FullName]Type) map[protoreflect.FullName]int {
	all := []Type{}
	for _, one := range types {
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b Type) int {
		if order := strings.Compare(packageOf(a), packageOf(b)); order != 0 {
			return order
		}
		return strings.Compare(string(a.FullName()), string(b.FullName()))
	})
	numbers := map[protoreflect.FullName]int{}
	for number, one := range all {
		numbers[one.FullName()] = number
	}
	return numbers
}

// fieldText is the name of a field and its type: `a` for one, `*a` for a list, `:sa` for a map with text as its keys, and
// after a slash which of the groups of alternatives it belongs to.
func fieldText(field protoreflect.FieldDescriptor, messages, enums map[protoreflect.FullName]int) string {
	if field.JSONName() != jsonName(string(field.Name())) || field.Kind() == protoreflect.GroupKind {
		fail(fmt.Errorf("%s has a name that does not follow from its name", field.FullName()))
	}
	text := string(field.Name()) + " "
	value := field
	if field.IsMap() {
		text += ":" + letters[field.MapKey().Kind()]
		value = field.MapValue()
	} else if field.IsList() {
		text += "*"
	}
	switch {
	case value.Message() != nil:
		text += fmt.Sprint(messages[value.Message().FullName()])
	case value.Enum() != nil:
		text += fmt.Sprint("e", enums[value.Enum().FullName()])
	default:
		text += letters[value.Kind()]
	}
	if group := field.ContainingOneof(); group != nil && !group.IsSynthetic() {
		text += fmt.Sprint("/", group.Index())
	}
	return text
}

var letters = map[protoreflect.Kind]string{
	protoreflect.BoolKind:     "b",
	protoreflect.Int32Kind:    "i",
	protoreflect.Sint32Kind:   "i",
	protoreflect.Sfixed32Kind: "i",
	protoreflect.Int64Kind:    "I",
	protoreflect.Sint64Kind:   "I",
	protoreflect.Sfixed64Kind: "I",
	protoreflect.Uint32Kind:   "u",
	protoreflect.Fixed32Kind:  "u",
	protoreflect.Uint64Kind:   "U",
	protoreflect.Fixed64Kind:  "U",
	protoreflect.FloatKind:    "f",
	protoreflect.DoubleKind:   "d",
	protoreflect.StringKind:   "s",
	protoreflect.BytesKind:    "y",
}

// jsonName is what the JSON name of a field is unless its type says otherwise.
func jsonName(name string) string {
	words := strings.Split(name, "_")
	for i, word := range words[1:] {
		if word != "" && 'a' <= word[0] && word[0] <= 'z' {
			words[i+1] = strings.ToUpper(word[:1]) + word[1:]
		}
	}
	return strings.Join(words, "")
}
