package com.onelastai.tools.url;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A URL in its parts.
 *
 * @param host null if there is none
 * @param port null if it is the scheme's default
 * @param path one opaque segment if {@code opaque}
 * @param query without the question mark; null if there is none
 * @param fragment without the number sign; null if there is none
 */
record Url(
    String scheme,
    String username,
    String password,
    @Nullable String host,
    @Nullable Integer port,
    List<String> path,
    boolean opaque,
    @Nullable String query,
    @Nullable String fragment) {

  private static final Map<String, Optional<Integer>> SPECIAL =
      Map.of(
          "ftp", Optional.of(21),
          "file", Optional.empty(),
          "http", Optional.of(80),
          "https", Optional.of(443),
          "ws", Optional.of(80),
          "wss", Optional.of(443));

  static boolean isSpecial(String scheme) {
    return SPECIAL.containsKey(scheme);
  }

  static @Nullable Integer defaultPort(String scheme) {
    return SPECIAL.getOrDefault(scheme, Optional.empty()).orElse(null);
  }

  Url withQuery(@Nullable String other) {
    return new Url(scheme, username, password, host, port, path, opaque, other, fragment);
  }

  String pathname() {
    return opaque ? path.getFirst() : path.isEmpty() ? "" : "/" + String.join("/", path);
  }

  /** With the port, if it is not the default. */
  String hostAndPort() {
    return host == null ? "" : port == null ? host : host + ":" + port;
  }

  /** The URL Standard, section 4.5; {@code null} in letters for one that nothing shares. */
  String origin() {
    if (scheme.equals("blob") && opaque) {
      return originWithin();
    }
    return isSpecial(scheme) && !scheme.equals("file") ? scheme + "://" + hostAndPort() : "null";
  }

  private String originWithin() {
    try {
      Url inner = UrlParser.parse(pathname(), null);
      return inner.scheme().matches("https?") ? inner.origin() : "null";
    } catch (InvalidUrlException otherwise) {
      return "null";
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(scheme).append(':');
    if (host != null) {
      text.append("//");
      if (!username.isEmpty() || !password.isEmpty()) {
        text.append(username);
        if (!password.isEmpty()) {
          text.append(':').append(password);
        }
        text.append('@');
      }
      text.append(hostAndPort());
    } else if (!opaque && path.size() > 1 && path.getFirst().isEmpty()) {
      text.append("/.");
    }
    text.append(pathname());
    if (query != null) {
      text.append('?').append(query);
    }
    if (fragment != null) {
      text.append('#').append(fragment);
    }
    return text.toString();
  }
}
