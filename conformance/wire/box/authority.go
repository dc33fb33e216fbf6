package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/url"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
)

// Authority issues certificates: one plays the public authority behind every issuer, one the mesh's.
type Authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	PEM         []byte
}

// Names is what a certificate is for.
type Names struct {
	CommonName  string
	DNSNames    []string
	IPAddresses []net.IP
	URIs        []string
}

func newAuthority(name string) *Authority {
	key := must1(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	template := &x509.Certificate{
		SerialNumber: serialNumber(), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-time.Minute), NotAfter: time.Now().Add(48 * time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign | x509.KeyUsageDigitalSignature,
	}
	der := must1(x509.CreateCertificate(rand.Reader, template, template, key.Public(), key))
	return &Authority{certificate: must1(x509.ParseCertificate(der)), key: key, PEM: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})}
}

func serialNumber() *big.Int {
	return must1(rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120)))
}

func (a *Authority) issue(names Names) (certificate, key []byte) {
	private := must1(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	template := &x509.Certificate{
		SerialNumber: serialNumber(), Subject: pkix.Name{CommonName: names.CommonName},
		DNSNames: names.DNSNames, IPAddresses: names.IPAddresses,
		NotBefore: time.Now().Add(-time.Minute), NotAfter: time.Now().Add(24 * time.Hour),
		KeyUsage:    x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	for _, uri := range names.URIs {
		template.URIs = append(template.URIs, must1(url.Parse(uri)))
	}
	der := must1(x509.CreateCertificate(rand.Reader, template, a.certificate, private.Public(), a.key))
	encoded := must1(x509.MarshalPKCS8PrivateKey(private))
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: encoded})
}

// secretOf does cert-manager's part for one Certificate.
func (a *Authority) secretOf(document []byte) (*corev1.Secret, error) {
	var certificate struct {
		metav1.ObjectMeta `json:"metadata"`
		Spec              struct {
			SecretName  string
			CommonName  string
			DNSNames    []string
			IPAddresses []string
		}
	}
	if err := yaml.Unmarshal(document, &certificate); err != nil {
		return nil, err
	}
	names := Names{CommonName: certificate.Spec.CommonName, DNSNames: certificate.Spec.DNSNames}
	for _, address := range certificate.Spec.IPAddresses {
		names.IPAddresses = append(names.IPAddresses, net.ParseIP(address))
	}
	issued, key := a.issue(names)
	return &corev1.Secret{
		ObjectMeta: metav1.ObjectMeta{Name: certificate.Spec.SecretName, Namespace: certificate.Namespace}, Type: corev1.SecretTypeTLS,
		Data: map[string][]byte{"tls.crt": issued, "tls.key": key, "ca.crt": a.PEM},
	}, nil
}
