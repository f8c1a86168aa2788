package com.onelastai.starter.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/** The addresses that the special-purpose registries of IANA leave to the public internet. */
public final class PublicInternet {

  private static final List<Network> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              // Serves the machines of one cloud with their secrets, though the address is public.
              "168.63.129.16/32",
              "2001::/23",
              "2001:db8::/32",
              // 6to4 reaches any IPv4 address.
              "2002::/16",
              "3fff::/20")
          .map(Network::parse)
          .toList();

  private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

  private PublicInternet() {}

  /** Whether it is neither special nor of this machine. */
  public static boolean contains(InetAddress address) {
    return SPECIAL.stream().noneMatch(network -> network.contains(address))
        && !isOfThisMachine(address)
        && (!(address instanceof Inet6Address)
            || (GLOBAL_UNICAST.contains(address) && !isIsatap(address.getAddress())));
  }

  /** RFC 5214: such an interface id contains an IPv4 address. */
  private static boolean isIsatap(byte[] address) {
    return (address[8] & ~2) == 0
        && address[9] == 0
        && address[10] == 0x5e
        && address[11] == (byte) 0xfe;
  }

  /** What listens here expects to be behind a firewall. */
  private static boolean isOfThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return true;
    }
  }
}
