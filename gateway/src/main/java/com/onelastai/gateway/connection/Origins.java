package com.onelastai.gateway.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Origins and hosts as browsers write them: in small letters, without the scheme's own port. */
public final class Origins {

  private Origins() {}

  /** Such as {@code https://app.example} for {@code https://App.example:443/}. */
  public static String normalize(String origin) {
    int authority = origin.indexOf("://") + 3;
    if (authority < 3) {
      return origin;
    }
    String scheme = origin.substring(0, authority - 3).toLowerCase(Locale.ROOT);
    String host = origin.substring(authority).replaceFirst("/$", "");
    return scheme + "://" + host(scheme, host, null);
  }

  /**
   * @param port that a proxy listens at, if it tells it beside the host
   */
  static String host(String scheme, String host, @Nullable String port) {
    String name = host.toLowerCase(Locale.ROOT);
    boolean hasPort = name.lastIndexOf(':') > name.lastIndexOf(']');
    String full = hasPort || port == null || name.isEmpty() ? name : name + ":" + port;
    String own = scheme.equals("https") ? ":443" : ":80";
    return full.endsWith(own) ? full.substring(0, full.length() - own.length()) : full;
  }
}
