package com.onelastai.gateway.visit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Cookie header without the visit's cookies: they are between the browser and the gateway. */
public final class VisitCookieHeader {

  private VisitCookieHeader() {}

  public static @Nullable String strip(@Nullable List<String> lines) {
    if (lines == null) {
      return null;
    }
    String all = lines.size() == 1 ? lines.getFirst() : String.join("; ", lines);
    if (!all.contains(VisitFilter.VISITOR_COOKIE) && !all.contains(VisitFilter.SESSION_COOKIE)) {
      return all;
    }
    String rest =
        Arrays.stream(all.split(";"))
            .map(String::trim)
            .filter(cookie -> !isNamed(cookie, VisitFilter.VISITOR_COOKIE))
            .filter(cookie -> !isNamed(cookie, VisitFilter.SESSION_COOKIE))
            .collect(Collectors.joining("; "));
    return rest.isEmpty() ? null : rest;
  }

  private static boolean isNamed(String cookie, String name) {
    return cookie.startsWith(name)
        && (cookie.length() == name.length() || cookie.charAt(name.length()) == '=');
  }
}
