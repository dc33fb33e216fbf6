// box runs an Istio sidecar mesh in one process tree, without Kubernetes and without containers: istiod's real
// translation of the manifests, one network namespace per pod with Istio's own iptables rules, one real Envoy per
// proxy, and a capture of every packet between two pods.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"istio.io/istio/pkg/log"
	iptables "istio.io/istio/tools/istio-iptables/pkg/cmd"
)

// istiod reads these when its packages initialize, so they have to be in the environment before the process starts.
var istiodEnvironment = []string{
	// Extensions that only Istio's own Envoy build has: istio.metadata_exchange, io.istio.http.peer_metadata, istio.alpn.
	"PILOT_ENABLE_METADATA_EXCHANGE=false",
	"PILOT_ENABLE_ALPN_FILTER=false",
	// Identities come from the pod's source address, see istiod.go.
	"XDS_AUTH_PLAINTEXT=true",
	"PILOT_ENABLE_GATEWAY_API_STATUS=false",
	"ENABLE_LEADER_ELECTION=false",
	"PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER=false",
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: box run -manifest FILE... -requests FILE -out FOLDER -envoy FILE")
		os.Exit(2)
	}
	command, arguments := os.Args[1], os.Args[2:]
	switch command {
	case "run":
		os.Exit(runIsolated(arguments))
	case "run-isolated":
		run(arguments)
	case "istio-iptables":
		install := iptables.GetCommand(log.DefaultOptions())
		install.SetArgs(arguments)
		if install.Execute() != nil {
			os.Exit(1)
		}
	default:
		fmt.Fprintln(os.Stderr, "box: unknown command", command)
		os.Exit(2)
	}
}

// runIsolated starts the run as process 1 of new namespaces, so that nothing it starts or configures outlives it.
func runIsolated(arguments []string) int {
	// Killed with whoever started it, too; the kernel ties the signal to the thread that forks.
	runtime.LockOSThread()
	must(unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(syscall.SIGKILL), 0, 0, 0))
	command := exec.Command(must1(os.Executable()), append([]string{"run-isolated"}, arguments...)...)
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "PILOT_") && !strings.HasPrefix(variable, "ISTIO_") {
			command.Env = append(command.Env, variable)
		}
	}
	command.Env = append(command.Env, istiodEnvironment...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	command.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWNET | syscall.CLONE_NEWNS | syscall.CLONE_NEWPID | syscall.CLONE_NEWUTS,
		Pdeathsig:  syscall.SIGKILL,
	}
	must(command.Start())
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		for range signals {
			_ = command.Process.Kill()
		}
	}()
	err := command.Wait()
	if command.ProcessState == nil {
		fmt.Fprintln(os.Stderr, "box:", err)
		return 1
	}
	if code := command.ProcessState.ExitCode(); code >= 0 {
		return code
	}
	return 1
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "box:", err)
		os.Exit(1)
	}
}

func must1[T any](value T, err error) T {
	must(err)
	return value
}
