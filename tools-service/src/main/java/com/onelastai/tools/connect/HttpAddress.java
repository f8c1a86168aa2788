package com.onelastai.tools.connect;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of HTTP. Its text is made anew of its parts, so that nobody reads another host in it.
 *
 * @param uri without a fragment
 */
public record HttpAddress(URI uri, HostName host) {

  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Pattern AUTHORITY =
      Pattern.compile("(?<host>\\[[^\\[\\]@]+]|[^:@\\[\\]]+)(?::(?<port>\\d{1,5}))?");

  /**
   * @param field where it stands in the input
   * @throws ApiException 400 if it is no URL of HTTP
   */
  public static HttpAddress of(String field, String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.invalid(
          List.of(new FieldProblem(field, "malformed", String.valueOf(malformed.getMessage()))));
    }
  }

  /**
   * @throws IllegalArgumentException if it is no URL of HTTP; its message is for people
   */
  public static HttpAddress parse(String text) {
    try {
      return of(new URI(text.strip()));
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("is no URL");
    }
  }

  /** The address to which this one redirects. */
  HttpAddress resolve(String location) {
    try {
      return of(uri.resolve(new URI(location.strip())));
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("is no URL");
    }
  }

  private static HttpAddress of(URI uri) throws URISyntaxException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || uri.getRawAuthority() == null) {
      throw new IllegalArgumentException("is no URL that starts with http:// or https://");
    }
    Matcher authority = AUTHORITY.matcher(uri.getRawAuthority());
    if (!authority.matches()) {
      throw new IllegalArgumentException("has no host alone between // and its path");
    }
    HostName host = HostName.parse(authority.group("host"));
    String port = authority.group("port") == null ? "" : ":" + port(authority.group("port"));
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new HttpAddress(new URI(scheme + "://" + host.inUrl() + port + path + query), host);
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("has no port from 1 to 65535");
    }
    return port;
  }

  /** Whether headers with secrets may follow. */
  boolean hasOriginOf(HttpAddress other) {
    return uri.getScheme().equals(other.uri.getScheme())
        && uri.getRawAuthority().equals(other.uri.getRawAuthority());
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
