package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"

	"golang.org/x/sys/unix"
	discoveryv1 "k8s.io/api/discovery/v1"
)

const nodeIP = "10.66.0.1"

// prepareNode makes the isolated namespaces the mesh's one "node".
func prepareNode() {
	must(unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""))
	must(unix.Mount("proc", "/proc", "proc", 0, ""))
	must(unix.Sethostname([]byte("box")))
	must(runWithInput("", "ip", "link", "set", "lo", "up"))
	must(runWithInput("", "ip", "addr", "add", nodeIP+"/32", "dev", "lo"))
	must(os.WriteFile("/proc/sys/net/ipv4/ip_forward", []byte("1"), 0o644))
	must(unix.Mount("tmpfs", "/run", "tmpfs", 0, "")) // iptables keeps its lock there
}

func runWithInput(input, name string, arguments ...string) error {
	command := exec.Command(name, arguments...)
	command.Stdin = strings.NewReader(input)
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %v: %s", name, strings.Join(arguments, " "), err, output)
	}
	return nil
}

// installServiceAddresses does kube-proxy's part: cluster addresses lead to endpoints, for what no sidecar catches.
func (w *World) installServiceAddresses() error {
	rules := &strings.Builder{}
	fmt.Fprintln(rules, "*nat")
	slices := map[string]*discoveryv1.EndpointSlice{}
	for _, slice := range w.Slices {
		slices[slice.Namespace+"/"+slice.Labels[discoveryv1.LabelServiceName]] = slice
	}
	for _, service := range w.Services {
		slice := slices[service.Namespace+"/"+service.Name]
		if slice == nil || len(slice.Endpoints) == 0 || service.Spec.ClusterIP == "None" {
			continue
		}
		for i, port := range service.Spec.Ports {
			for j, endpoint := range slice.Endpoints {
				share := ""
				if left := len(slice.Endpoints) - j; left > 1 {
					share = fmt.Sprintf("-m statistic --mode nth --every %d --packet 0 ", left)
				}
				fmt.Fprintf(rules, "-A PREROUTING -d %s/32 -p tcp --dport %d %s-j DNAT --to-destination %s:%d\n",
					service.Spec.ClusterIP, port.Port, share, endpoint.Addresses[0], *slice.Ports[i].Port)
			}
		}
	}
	fmt.Fprintln(rules, "COMMIT")
	return runWithInput(rules.String(), "iptables-restore", "--noflush")
}
