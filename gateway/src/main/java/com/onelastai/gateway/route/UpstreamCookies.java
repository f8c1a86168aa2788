package com.onelastai.gateway.route;

import com.onelastai.gateway.visit.Visit;
import com.onelastai.starter.security.LoginCookies;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Cookie header without the cookies that are between the browser and the gateway. */
final class UpstreamCookies {

  private static final String OURS = "onelastai_";

  private static final Set<String> HIDDEN =
      Set.of(Visit.VISITOR_COOKIE, Visit.SESSION_COOKIE, LoginCookies.ACCESS, LoginCookies.REFRESH);

  private UpstreamCookies() {}

  /**
   * @param refreshToken whether that one is passed on
   */
  static @Nullable String strip(@Nullable List<String> lines, boolean refreshToken) {
    if (lines == null) {
      return null;
    }
    String all = lines.size() == 1 ? lines.getFirst() : String.join("; ", lines);
    if (!all.contains(OURS)) {
      return all;
    }
    String rest =
        Arrays.stream(all.split(";"))
            .map(String::trim)
            .filter(cookie -> isPassedOn(nameOf(cookie), refreshToken))
            .collect(Collectors.joining("; "));
    return rest.isEmpty() ? null : rest;
  }

  private static boolean isPassedOn(String name, boolean refreshToken) {
    return !HIDDEN.contains(name) || (refreshToken && name.equals(LoginCookies.REFRESH));
  }

  private static String nameOf(String cookie) {
    int end = cookie.indexOf('=');
    return end < 0 ? cookie : cookie.substring(0, end).trim();
  }
}
