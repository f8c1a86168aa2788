package com.onelastai.tools.ip;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network that is not for everyday use, from IANA's special-purpose address registries.
 *
 * @param reachable whether packets to it cross the Internet
 */
public record SpecialNetwork(
    @Schema(example = "192.0.2.0/24") String network,
    @Schema(example = "documentation") String use,
    @Schema(example = "RFC 5737") String source,
    @Schema(description = "Whether packets to it cross the Internet") boolean reachable) {

  /** The more exact before the wider ones. */
  private static final Map<IPAddress, SpecialNetwork> ALL =
      byAddresses(
          of("0.0.0.0/32", "this host", "RFC 1122", false),
          of("0.0.0.0/8", "this network", "RFC 791", false),
          of("10.0.0.0/8", "private use", "RFC 1918", false),
          of("100.64.0.0/10", "shared by carriers (CGNAT)", "RFC 6598", false),
          of("127.0.0.0/8", "loopback", "RFC 1122", false),
          of("169.254.0.0/16", "link local", "RFC 3927", false),
          of("172.16.0.0/12", "private use", "RFC 1918", false),
          of("192.0.0.9/32", "Port Control Protocol anycast", "RFC 7723", true),
          of("192.0.0.10/32", "TURN anycast", "RFC 8155", true),
          of("192.0.0.0/24", "IETF protocol assignments", "RFC 6890", false),
          of("192.0.2.0/24", "documentation", "RFC 5737", false),
          of("192.31.196.0/24", "AS112", "RFC 7535", true),
          of("192.52.193.0/24", "AMT relays", "RFC 7450", true),
          of("192.88.99.0/24", "6to4 relays, deprecated", "RFC 7526", false),
          of("192.168.0.0/16", "private use", "RFC 1918", false),
          of("192.175.48.0/24", "AS112", "RFC 7534", true),
          of("198.18.0.0/15", "benchmarks", "RFC 2544", false),
          of("198.51.100.0/24", "documentation", "RFC 5737", false),
          of("203.0.113.0/24", "documentation", "RFC 5737", false),
          of("224.0.0.0/4", "multicast", "RFC 5771", true),
          of("255.255.255.255/32", "limited broadcast", "RFC 919", false),
          of("240.0.0.0/4", "reserved", "RFC 1112", false),
          of("::/128", "unspecified", "RFC 4291", false),
          of("::1/128", "loopback", "RFC 4291", false),
          of("::ffff:0:0/96", "IPv4-mapped", "RFC 4291", false),
          of("64:ff9b::/96", "IPv4/IPv6 translation", "RFC 6052", true),
          of("64:ff9b:1::/48", "local IPv4/IPv6 translation", "RFC 8215", false),
          of("100::/64", "discard only", "RFC 6666", false),
          of("2001::/32", "Teredo", "RFC 4380", true),
          of("2001:20::/28", "ORCHIDv2", "RFC 7343", true),
          of("2001:db8::/32", "documentation", "RFC 3849", false),
          of("2001::/23", "IETF protocol assignments", "RFC 2928", false),
          of("2002::/16", "6to4", "RFC 3056", true),
          of("2620:4f:8000::/48", "AS112", "RFC 7534", true),
          of("3fff::/20", "documentation", "RFC 9637", false),
          of("5f00::/16", "segment routing", "RFC 9602", false),
          of("fc00::/7", "unique local", "RFC 4193", false),
          of("fe80::/10", "link local", "RFC 4291", false),
          of("ff00::/8", "multicast", "RFC 4291", true));

  private static SpecialNetwork of(String network, String use, String source, boolean reachable) {
    return new SpecialNetwork(network, use, source, reachable);
  }

  private static Map<IPAddress, SpecialNetwork> byAddresses(SpecialNetwork... networks) {
    Map<IPAddress, SpecialNetwork> all = new LinkedHashMap<>();
    for (SpecialNetwork each : networks) {
      all.put(new IPAddressString(each.network).getAddress(), each);
    }
    return all;
  }

  /** Null if the address is an ordinary public one. */
  public static @Nullable SpecialNetwork of(IPAddress address) {
    return ALL.entrySet().stream()
        .filter(special -> special.getKey().contains(address))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
