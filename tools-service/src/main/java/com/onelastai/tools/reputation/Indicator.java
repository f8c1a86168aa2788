package com.onelastai.tools.reputation;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.connect.HttpAddress;
import com.onelastai.tools.domain.DomainName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What sources are asked about.
 *
 * @param text as sources write it
 * @param domains the host and the domains above it, if it is named
 * @param address of the host, if it is one
 */
record Indicator(Kind kind, String text, List<String> domains, @Nullable InetAddress address) {

  @Schema(name = "IndicatorKind")
  enum Kind implements SnakeCaseEnum {
    DOMAIN,
    ADDRESS,
    URL,
    FILE_HASH
  }

  private static final Pattern URL = Pattern.compile("(?i)https?:.*", Pattern.DOTALL);

  /** MD5, SHA-1, SHA-256 and SHA-512. */
  private static final Pattern HASH =
      Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}");

  static Indicator of(DomainName domain) {
    return new Indicator(Kind.DOMAIN, domain.host().text(), domain.withParents(), null);
  }

  /**
   * @throws ApiException 400 if it is none
   */
  static Indicator of(String field, String text) {
    String bare = text.strip();
    if (URL.matcher(bare).matches()) {
      HttpAddress url = HttpAddress.of(field, bare);
      return ofHost(field, Kind.URL, url.toString(), url.host());
    }
    if (isHash(bare)) {
      return new Indicator(Kind.FILE_HASH, bare.toLowerCase(Locale.ROOT), List.of(), null);
    }
    HostName host = HostName.of(field, bare);
    return ofHost(field, host.address() == null ? Kind.DOMAIN : Kind.ADDRESS, host.text(), host);
  }

  static boolean isHash(String text) {
    return HASH.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  private static Indicator ofHost(String field, Kind kind, String text, HostName host) {
    return host.address() == null
        ? new Indicator(kind, text, DomainName.of(field, host).withParents(), null)
        : new Indicator(kind, text, List.of(), host.address());
  }
}
