package com.onelastai.gateway.visit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** As much of a client's address as is kept. */
final class ClientAddress {

  private static final int KEPT_OF_IPV4 = 3;
  private static final int KEPT_OF_IPV6 = 6;

  private ClientAddress() {}

  /** The whole address, or its network: /24 of IPv4, /48 of IPv6. */
  static String keep(InetAddress address, boolean full) {
    if (full) {
      return address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    int kept = address instanceof Inet4Address ? KEPT_OF_IPV4 : KEPT_OF_IPV6;
    for (int i = kept; i < bytes.length; i++) {
      bytes[i] = 0;
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
