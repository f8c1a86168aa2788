package com.onelastai.tools.dns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

public record DnsRecord(
    @Schema(example = "example.com.") String name,
    @Schema(example = "MX") String type,
    @Schema(description = "Seconds for which it may be kept", example = "3600") long ttl,
    @Schema(description = "As in a zone file", example = "10 mail.example.com.") String data) {

  private static DnsRecord of(Record record) {
    return new DnsRecord(
        record.getName().toString(),
        Type.string(record.getType()),
        record.getTTL(),
        record.rdataToString());
  }

  static List<DnsRecord> of(Message reply, int section) {
    return reply.getSection(section).stream().map(DnsRecord::of).toList();
  }
}
