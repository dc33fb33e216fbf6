package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Report is what a run leaves in report.json; without it, the mesh did not come up.
type Report struct {
	Results    []*Result         `json:"results"`
	Capture    CaptureCounts     `json:"capture"`
	Identities map[string]string `json:"identities"` // of each pod with a proxy
	Ignored    []string          `json:"ignored"`
	LeftOut    []string          `json:"leftOut"`
	UpSeconds  float64           `json:"upSeconds"`
}

type fileList []string

func (l *fileList) String() string          { return strings.Join(*l, ",") }
func (l *fileList) Set(value string) error  { *l = append(*l, value); return nil }
func writeFile(file string, content []byte) { must(os.WriteFile(file, content, 0o644)) }
func makeFolder(folder string, mode os.FileMode) {
	must(os.MkdirAll(folder, mode))
	must(os.Chmod(folder, mode)) // whatever the umask; the pods' users write here
}

// run brings the mesh up, sends the requests and writes the report. It is process 1 of its namespaces: when it ends,
// everything it started ends.
func run(arguments []string) {
	began := time.Now()
	flags := flag.NewFlagSet("run", flag.ExitOnError)
	var manifests fileList
	flags.Var(&manifests, "manifest", "a YAML file; may be given several times")
	requestsFile := flags.String("requests", "", "the requests to send, in JSON")
	outFolder := flags.String("out", "", "folder for report.json and each pod's logs")
	envoyBinary := flags.String("envoy", "", "the Envoy binary")
	patience := flags.Duration("wait", 60*time.Second, "how long the proxies may take to be ready")
	must(flags.Parse(arguments))
	out := must1(filepath.Abs(*outFolder))
	makeFolder(out, 0o777)
	reportFile := filepath.Join(out, "report.json")
	if err := os.Remove(reportFile); err != nil && !errors.Is(err, os.ErrNotExist) {
		must(err)
	}
	var requests []Request
	must(json.Unmarshal(must1(os.ReadFile(*requestsFile)), &requests))
	prepareNode()

	public := newAuthority("box public authority")
	trusted := filepath.Join(out, "trusted.pem")
	writeFile(trusted, public.PEM)
	world := must1(loadWorld(manifests, public))
	must(world.installServiceAddresses())
	capture := startSniffer(world.nameOf)
	binaries := binaries{self: must1(os.Executable()), envoy: must1(filepath.Abs(*envoyBinary))}
	binaries.pod = filepath.Join(filepath.Dir(binaries.self), "pod")
	must(world.startPods(binaries, out))
	startIstiod(world)
	startSecretServer(world, newAuthority("box mesh authority"))
	must(world.startProcesses(binaries, time.Now().Add(*patience)))

	report := Report{Identities: map[string]string{}, Ignored: world.Ignored, UpSeconds: time.Since(began).Seconds()}
	for _, pod := range world.Pods {
		if pod.Proxy != noProxy {
			report.Identities[pod.Key()] = pod.identity()
		}
	}
	for _, request := range requests {
		report.Results = append(report.Results, must1(world.send(request, capture, trusted)))
	}
	for _, pod := range world.Pods {
		if ended := pod.ended.Load(); ended != nil {
			must(fmt.Errorf("%v", ended))
		}
	}
	report.Capture, report.LeftOut = capture.counts(), leftOutFilters()
	writeFile(reportFile, must1(json.MarshalIndent(report, "", " ")))
	os.Exit(0)
}

// nameOf names an address as reports do.
func (w *World) nameOf(address string) string {
	for _, pod := range w.Pods {
		if pod.IP == address {
			return pod.Key()
		}
	}
	for _, service := range w.Services {
		if service.Spec.ClusterIP == address {
			return "svc:" + service.Namespace + "/" + service.Name
		}
	}
	return address
}

type binaries struct{ self, pod, envoy string }

func (w *World) startPods(binaries binaries, out string) error {
	resolver := filepath.Join(out, "resolv.conf")
	writeFile(resolver, []byte("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n"))
	failures := make([]error, len(w.Pods))
	var group sync.WaitGroup
	for i, pod := range w.Pods {
		pod.Folder = filepath.Join(out, pod.Namespace+"_"+pod.Name)
		must(os.RemoveAll(pod.Folder))
		makeFolder(pod.Folder, 0o777)
		hosts := filepath.Join(pod.Folder, "hosts")
		writeFile(hosts, []byte(w.hostsFile(pod.Namespace)))
		group.Go(func() {
			failures[i] = pod.start(binaries.pod, i, hosts, resolver)
			if failures[i] == nil && pod.Proxy == sidecar {
				failures[i] = pod.captureTraffic(binaries.self)
			}
		})
	}
	group.Wait()
	return errors.Join(failures...)
}

// startProcesses starts apps and proxies and waits until each proxy is ready.
func (w *World) startProcesses(binaries binaries, deadline time.Time) error {
	for _, pod := range w.Pods {
		if len(pod.AppPorts) > 0 {
			if err := pod.startApp(binaries.pod); err != nil {
				return err
			}
		}
		if pod.Proxy != noProxy {
			if err := pod.startEnvoy(binaries.envoy); err != nil {
				return err
			}
		}
	}
	var failures []error
	for _, pod := range w.Pods {
		if pod.Proxy != noProxy {
			failures = append(failures, pod.waitUntilReady(deadline))
		}
	}
	return errors.Join(failures...)
}
