package com.onelastai.local.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the handler of a method and a path such as {@code GET /v1/customers/{id}}. */
final class Routes<T> {

  private final List<Route<T>> routes = new ArrayList<>();

  private record Route<T>(Pattern request, T target) {}

  /**
   * @param ids the values of {@code {}}
   */
  record Match<T>(T target, List<String> ids) {}

  Routes<T> on(String request, T target) {
    String pattern = request.replace("{}", "([^/]+)");
    routes.add(new Route<>(Pattern.compile(pattern), target));
    return this;
  }

  Optional<Match<T>> find(String method, String path) {
    for (Route<T> route : routes) {
      Matcher matcher = route.request().matcher(method + " " + path);
      if (matcher.matches()) {
        List<String> ids = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
          ids.add(matcher.group(group));
        }
        return Optional.of(new Match<>(route.target(), ids));
      }
    }
    return Optional.empty();
  }
}
