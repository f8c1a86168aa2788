package com.onelastai.support.notification.push;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Addresses of the public internet, by the special-purpose registries of IANA. */
final class PublicAddresses {

  private static final List<IpAddressMatcher> SPECIAL =
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
          .map(IpAddressMatcher::new)
          .toList();

  private static final IpAddressMatcher GLOBAL_UNICAST = new IpAddressMatcher("2000::/3");

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    String text = address.getHostAddress().replaceFirst("%.*", "");
    return SPECIAL.stream().noneMatch(network -> network.matches(text))
        && (!(address instanceof Inet6Address) || GLOBAL_UNICAST.matches(text));
  }
}
