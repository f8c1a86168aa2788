package com.onelastai.tools.ssl;

import com.fasterxml.jackson.annotation.JsonValue;

/** The versions by their names and their numbers in a handshake. */
enum TlsVersion {
  SSL_3("SSL 3.0", 0x0300),
  TLS_1_0("TLS 1.0", 0x0301),
  TLS_1_1("TLS 1.1", 0x0302),
  TLS_1_2("TLS 1.2", 0x0303),
  TLS_1_3("TLS 1.3", 0x0304);

  private final String standardName;
  private final int number;

  TlsVersion(String standardName, int number) {
    this.standardName = standardName;
    this.number = number;
  }

  @JsonValue
  String standardName() {
    return standardName;
  }

  int number() {
    return number;
  }
}
