package com.onelastai.tools.traceroute;

import com.onelastai.tools.connect.PublicAddresses;
import com.onelastai.tools.traceroute.TracerouteResult.Hop;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what {@code traceroute -n} and {@code tracepath -n} say of a hop. */
@Component
class HopReader {

  private static final Pattern HOP =
      Pattern.compile(
          "\\s{0,3}(?<hop>\\d{1,3})[: ]\\s+"
              + "(?:(?<address>[0-9A-Fa-f.:]+)\\s+(?<time>\\d{1,7}(?:\\.\\d{1,6})?) ?ms\\b.*"
              + "|\\*.*|no reply.*)");

  private final PublicAddresses addresses;

  HopReader(PublicAddresses addresses) {
    this.addresses = addresses;
  }

  /** Null if the line tells of no hop. */
  @Nullable Hop read(String line) {
    Matcher hop = HOP.matcher(line);
    if (!hop.matches()) {
      return null;
    }
    int number = Integer.parseInt(hop.group("hop"));
    return hop.group("time") == null
        ? new Hop(number, null, null)
        : new Hop(number, shown(hop.group("address")), Double.valueOf(hop.group("time")));
  }

  /** The operator's own routers are not shown. */
  private @Nullable String shown(String text) {
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      return addresses.allow(address) ? address.getHostAddress() : null;
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }
}
