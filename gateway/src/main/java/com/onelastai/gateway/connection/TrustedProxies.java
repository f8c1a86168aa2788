package com.onelastai.gateway.connection;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The networks whose X-Forwarded headers are trusted. */
final class TrustedProxies {

  private final List<IpSubnetFilterRule> networks;

  TrustedProxies(List<String> networks) {
    this.networks =
        networks.stream()
            .map(network -> network.indexOf('/') < 0 ? network + hostMask(network) : network)
            .map(network -> new IpSubnetFilterRule(network, IpFilterRuleType.ACCEPT))
            .toList();
  }

  boolean trust(InetAddress address) {
    if (networks.isEmpty()) {
      return false;
    }
    InetSocketAddress socket = new InetSocketAddress(address, 0);
    return networks.stream().anyMatch(network -> network.matches(socket));
  }

  /**
   * Follows the chain back from the peer to the first address that is not a trusted proxy. The
   * entries before it may be forged.
   */
  InetAddress client(InetAddress peer, List<String> forwardedFor) {
    List<String> chain =
        forwardedFor.stream().flatMap(line -> Arrays.stream(line.split(","))).toList();
    InetAddress client = peer;
    for (String hop : chain.reversed()) {
      InetAddress address = parse(hop.trim());
      if (address == null) {
        return client;
      }
      client = address;
      if (!trust(client)) {
        return client;
      }
    }
    return client;
  }

  private static @Nullable InetAddress parse(String hop) {
    String address = hop;
    if (hop.startsWith("[")) {
      address = hop.substring(1, Math.max(1, hop.indexOf(']')));
    } else if (hop.indexOf(':') >= 0 && hop.indexOf(':') == hop.lastIndexOf(':')) {
      address = hop.substring(0, hop.indexOf(':'));
    }
    return NetUtil.createInetAddressFromIpAddressString(address);
  }

  private static String hostMask(String address) {
    return address.indexOf(':') < 0 ? "/32" : "/128";
  }
}
