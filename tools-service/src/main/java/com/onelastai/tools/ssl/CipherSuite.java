package com.onelastai.tools.ssl;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A cipher suite.
 *
 * @param number of IANA's registry of TLS cipher suites
 */
record CipherSuite(int number, String name) {

  @Schema(name = "CipherStrength")
  enum Strength implements SnakeCaseEnum {
    /** Authenticated encryption, whose keys do not last. */
    STRONG,
    /** No authenticated encryption. */
    FAIR,
    /** Who learns the server's key can read what was recorded, or its blocks are short. */
    WEAK,
    /** Can be read or forged. */
    INSECURE
  }

  static final List<CipherSuite> ALL = read();

  private static final Pattern INSECURE = Pattern.compile(".*(NULL|EXPORT|anon|RC4|_DES_).*");
  private static final Pattern WEAK = Pattern.compile("TLS_RSA_.*|.*3DES.*");
  private static final Pattern AUTHENTICATED = Pattern.compile(".*(GCM|CCM|POLY1305).*");

  boolean isOf(TlsVersion version) {
    return (version == TlsVersion.TLS_1_3) == (number >> 8 == 0x13);
  }

  Strength strength() {
    if (INSECURE.matcher(name).matches()) {
      return Strength.INSECURE;
    }
    if (WEAK.matcher(name).matches()) {
      return Strength.WEAK;
    }
    return AUTHENTICATED.matcher(name).matches() ? Strength.STRONG : Strength.FAIR;
  }

  private static List<CipherSuite> read() {
    Properties names = new Properties();
    try (InputStream file =
        CipherSuite.class.getResourceAsStream("/ssl/cipher-suites.properties")) {
      names.load(Objects.requireNonNull(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return names.stringPropertyNames().stream()
        .sorted()
        .map(code -> new CipherSuite(Integer.parseInt(code, 16), names.getProperty(code)))
        .toList();
  }
}
