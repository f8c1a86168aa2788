package com.onelastai.tools.ssl;

import com.onelastai.tools.ssl.CertificateCheck.Ocsp;
import com.onelastai.tools.ssl.CertificateCheck.Problem;
import com.onelastai.tools.ssl.CipherSuite.Strength;
import com.onelastai.tools.ssl.HttpsHeaders.Hsts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record SslResult(
    @Schema(example = "example.com") String host,
    @Schema(description = "The address that was checked", example = "192.0.2.1") String address,
    @Schema(example = "443") int port,
    @Schema(
            description =
                "F: a certificate that clients refuse, SSL 3.0, or ciphers that can be broken. C at "
                    + "most: TLS 1.0 or 1.1, a weak key or signature. B at most: no TLS 1.3, or weak "
                    + "ciphers. Else A; A+ with HSTS for half a year.")
        Grade grade,
    @Schema(description = "What led to the grade") List<String> reasons,
    Collection<Problem> problems,
    List<Version> versions,
    List<Suite> cipherSuites,
    @Schema(description = "As the server sends them, its own first") List<Certificate> certificates,
    @Schema(description = "What the stapled answer of the authority says") Ocsp ocsp,
    @Nullable Hsts hsts,
    @Schema(description = "CAA records: who may issue certificates; empty: anybody")
        List<String> caa) {

  @Schema(name = "TlsVersionOffer")
  record Version(TlsVersion version, boolean offered) {}

  @Schema(name = "CipherSuiteOffer")
  record Suite(
      TlsVersion version,
      @Schema(example = "TLS_AES_128_GCM_SHA256") String name,
      Strength strength) {}

  @Schema(name = "ServerCertificate")
  public record Certificate(
      @Schema(example = "CN=example.com") String subject,
      @Schema(example = "CN=Example CA") String issuer,
      @Schema(description = "The names and addresses for which it is") List<String> names,
      Instant from,
      Instant until,
      @Schema(description = "Days until it expires; negative if it has", example = "60") long days,
      @Schema(example = "EC 256") String key,
      @Schema(example = "SHA256withECDSA") String signature,
      @Schema(description = "In hexadecimal") String serialNumber,
      @Schema(description = "SHA-256, in hexadecimal") String fingerprint) {}
}
