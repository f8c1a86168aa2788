package com.onelastai.tools.dns;

import com.onelastai.tools.dns.DnsAdvancedResult.Delegation;
import com.onelastai.tools.dns.DnsAdvancedResult.Key;
import com.onelastai.tools.dns.DnsAdvancedResult.Signature;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC.Algorithm;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What a reply says about keys and signatures (RFC 4034). */
final class DnssecRecords {

  /** The flag of a key by which the parent zone knows the zone. */
  private static final int SECURE_ENTRY_POINT = 1;

  private DnssecRecords() {}

  static List<DnsRecord> plain(Message reply) {
    return DnsRecord.of(reply, Section.ANSWER).stream()
        .filter(record -> !record.type().equals("RRSIG"))
        .toList();
  }

  static List<Signature> signatures(Message reply) {
    return of(reply, RRSIGRecord.class)
        .map(signature ->
            new Signature(
                Type.string(signature.getTypeCovered()),
                signature.getSigner().toString(),
                signature.getFootprint(),
                Algorithm.string(signature.getAlgorithm()),
                signature.getTimeSigned(),
                signature.getExpire()))
        .toList();
  }

  static List<Key> keys(Message reply) {
    return of(reply, DNSKEYRecord.class)
        .map(key ->
            new Key(
                key.getFootprint(),
                Algorithm.string(key.getAlgorithm()),
                (key.getFlags() & SECURE_ENTRY_POINT) != 0))
        .toList();
  }

  static List<Delegation> delegations(Message reply) {
    return of(reply, DSRecord.class)
        .map(delegation ->
            new Delegation(
                delegation.getFootprint(),
                Algorithm.string(delegation.getAlgorithm()),
                digestName(delegation.getDigestID()),
                HexFormat.of().formatHex(delegation.getDigest())))
        .toList();
  }

  private static String digestName(int id) {
    return switch (id) {
      case 1 -> "SHA-1";
      case 2 -> "SHA-256";
      case 3 -> "GOST R 34.11-94";
      case 4 -> "SHA-384";
      default -> String.valueOf(id);
    };
  }

  private static <R> Stream<R> of(Message reply, Class<R> type) {
    return reply.getSection(Section.ANSWER).stream().filter(type::isInstance).map(type::cast);
  }
}
