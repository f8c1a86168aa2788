package com.onelastai.tools.dns;

import com.onelastai.starter.enums.SnakeCaseEnum;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record DnsAdvancedResult(
    @Schema(example = "example.com.") String name,
    RecordType type,
    @Nullable Dnssec dnssec,
    @Schema(description = "What each server answered") List<ServerAnswer> servers,
    @Schema(description = "Whether all servers that answered gave the same records")
        @Nullable Boolean same,
    @Schema(description = "The servers that were asked, from the root on") List<TraceStep> trace) {

  @Schema(name = "DnssecStatus")
  enum Status implements SnakeCaseEnum {
    /** Signatures prove it from the root on. */
    SECURE,
    /** It is proven that it has no signatures. */
    INSECURE,
    /** Its signatures are wrong, or missing where they have to be. */
    BOGUS
  }

  @Schema(name = "Dnssec")
  record Dnssec(
      Status status,
      @Schema(description = "Why it is not secure") @Nullable String reason,
      @Schema(description = "Response code", example = "NOERROR") String responseCode,
      List<DnsRecord> records,
      List<Signature> signatures,
      @Schema(description = "The zones from the root to the name") List<ZoneLink> chain) {}

  @Schema(name = "DnssecSignature")
  record Signature(
      @Schema(example = "A") String type,
      @Schema(example = "example.com.") String signer,
      @Schema(example = "31406") int keyTag,
      @Schema(example = "ECDSAP256SHA256") String algorithm,
      Instant from,
      Instant until) {}

  @Schema(name = "DnssecZone")
  record ZoneLink(
      @Schema(example = "com.") String zone,
      Status status,
      @Schema(description = "Why it is not secure") @Nullable String reason,
      @Schema(description = "How the parent zone vouches for its keys")
          List<Delegation> delegations,
      List<Key> keys) {}

  @Schema(name = "DnssecDelegation")
  record Delegation(
      @Schema(example = "31406") int keyTag,
      @Schema(example = "ECDSAP256SHA256") String algorithm,
      @Schema(example = "SHA-256") String digestType,
      String digest) {}

  @Schema(name = "DnssecKey")
  record Key(
      @Schema(example = "31406") int keyTag,
      @Schema(example = "ECDSAP256SHA256") String algorithm,
      @Schema(description = "Signs the other keys of its zone") boolean signsKeys) {}

  @Schema(name = "DnsServerAnswer")
  record ServerAnswer(
      @Schema(example = "dns.example.com") String server,
      @Schema(description = "Null if it is not known") @Nullable String address,
      @Schema(description = "Response code; null without a reply", example = "NOERROR")
          @Nullable String status,
      @Schema(description = "Why there is no reply") @Nullable String error,
      @Schema(description = "Whether the server answers of its own zone") boolean authoritative,
      List<DnsRecord> records,
      @Schema(example = "12") long milliseconds) {}

  @Schema(name = "DnsTraceStep")
  record TraceStep(
      @Schema(description = "The zone whose server was asked", example = "com.") String zone,
      @Schema(example = "a.gtld-servers.net.") String server,
      @Schema(example = "192.5.6.30") @Nullable String address,
      @Schema(description = "Response code; null without a reply", example = "NOERROR")
          @Nullable String status,
      @Schema(description = "Why there is no reply") @Nullable String error,
      @Schema(description = "The answer, or to whom the server refers") List<DnsRecord> records,
      @Schema(example = "12") long milliseconds) {}
}
