package main

// metadata is where labels and annotations stand.
type metadata struct {
	Name        string            `json:"name"`
	Labels      map[string]string `json:"labels"`
	Annotations map[string]string `json:"annotations"`
}

// object has the parts of an object that this judge looks at.
type object struct {
	APIVersion string   `json:"apiVersion"`
	Kind       string   `json:"kind"`
	Metadata   metadata `json:"metadata"`
	Spec       struct {
		Template struct {
			Metadata *metadata `json:"metadata"`
		} `json:"template"`
		JobTemplate struct {
			Spec struct {
				Template struct {
					Metadata *metadata `json:"metadata"`
				} `json:"template"`
			} `json:"spec"`
		} `json:"jobTemplate"`
	} `json:"spec"`
}

// podMetadata is the metadata that the pods of the object have.
func (o *object) podMetadata() *metadata {
	switch o.Kind {
	case "Pod":
		return &o.Metadata
	case "CronJob":
		return o.Spec.JobTemplate.Spec.Template.Metadata
	case "WorkloadGroup":
		return nil
	}
	return o.Spec.Template.Metadata
}
