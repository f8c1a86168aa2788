package com.onelastai.tools.dns;

import com.fasterxml.jackson.annotation.JsonValue;
import org.xbill.DNS.Type;

/** The types of records by their names in the registry of IANA. */
public enum RecordType {
  A,
  AAAA,
  CAA,
  CDNSKEY,
  CDS,
  CERT,
  CNAME,
  DNAME,
  DNSKEY,
  DS,
  HINFO,
  HTTPS,
  LOC,
  MX,
  NAPTR,
  NS,
  NSEC,
  NSEC3PARAM,
  OPENPGPKEY,
  PTR,
  RP,
  RRSIG,
  SMIMEA,
  SOA,
  SPF,
  SRV,
  SSHFP,
  SVCB,
  TLSA,
  TXT,
  URI;

  int number() {
    return Type.value(name());
  }

  @JsonValue
  String standardName() {
    return name();
  }
}
