package com.onelastai.tracking.referrer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses the parts of an address that show where a visit came from, even if it is malformed. */
public final class AddressParts {

  private static final int MAX_VALUE = 200;

  private AddressParts() {}

  /** In lower case, without port and leading {@code www.}; null if there is none. */
  public static @Nullable String host(@Nullable String url) {
    if (url == null) {
      return null;
    }
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return null;
    }
    String authority = url.substring(scheme + 3).split("[/?#]", 2)[0];
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    host = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    host = host.startsWith("www.") ? host.substring(4) : host;
    return host.isEmpty() ? null : host;
  }

  /** The address of a site, without the page. */
  public static @Nullable String origin(String url) {
    int scheme = url.indexOf("://");
    String host = host(url);
    return host == null ? null : url.substring(0, scheme + 3) + host + "/";
  }

  /** Of the query, and of the hash, where some frontends keep their address. */
  static Map<String, String> parameters(String url) {
    Map<String, String> parameters = new LinkedHashMap<>();
    String[] parts = url.split("#", 2);
    int question = parts[0].indexOf('?');
    if (question >= 0) {
      read(parts[0].substring(question + 1), parameters);
    }
    if (parts.length > 1) {
      read(parts[1].substring(parts[1].indexOf('?') + 1), parameters);
    }
    return parameters;
  }

  /** Mails and feeds may have written {@code &amp;} for {@code &}. */
  private static void read(String query, Map<String, String> parameters) {
    for (String pair : query.split("&(?:amp;)?")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        parameters.putIfAbsent(
            pair.substring(0, equals).toLowerCase(Locale.ROOT), decode(pair.substring(equals + 1)));
      }
    }
  }

  private static String decode(String value) {
    try {
      return cut(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      return cut(value);
    }
  }

  /** At a whole character. */
  private static String cut(String value) {
    if (value.length() <= MAX_VALUE) {
      return value;
    }
    boolean halved = Character.isHighSurrogate(value.charAt(MAX_VALUE - 1));
    return value.substring(0, halved ? MAX_VALUE - 1 : MAX_VALUE);
  }
}
