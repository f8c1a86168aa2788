package com.onelastai.tools.whois;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.connect.HostName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param text as registries write it
 * @param address null if it is none
 */
record Query(Kind kind, String text, @Nullable InetAddress address) {

  @Schema(name = "WhoisKind")
  enum Kind implements SnakeCaseEnum {
    DOMAIN,
    ADDRESS,
    AUTONOMOUS_SYSTEM
  }

  private static final long LAST_NUMBER = 0xFFFF_FFFFL;
  private static final Pattern NUMBER = Pattern.compile("(?i)AS(\\d{1,18})");

  /**
   * @throws ApiException 400 if it is none of these
   */
  static Query parse(String text) {
    Matcher number = NUMBER.matcher(text.strip());
    if (number.matches()) {
      long value = Long.parseLong(number.group(1));
      if (value > LAST_NUMBER) {
        throw invalid("is larger than the numbers of autonomous systems");
      }
      return new Query(Kind.AUTONOMOUS_SYSTEM, String.valueOf(value), null);
    }
    HostName host = HostName.of("query", text);
    return new Query(
        host.address() == null ? Kind.DOMAIN : Kind.ADDRESS, host.text(), host.address());
  }

  /** The number of an autonomous system. */
  long number() {
    return Long.parseLong(text);
  }

  private static ApiException invalid(String detail) {
    return ApiException.invalid(List.of(new FieldProblem("query", "malformed", detail)));
  }

  /** As people write it. */
  @Override
  public String toString() {
    return kind == Kind.AUTONOMOUS_SYSTEM ? "AS" + text : text;
  }
}
