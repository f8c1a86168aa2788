package com.onelastai.tools.url;

import com.onelastai.tools.url.UrlResult.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, in the form of HTML's forms: the URL Standard, section 5. What is not
 * changed stays as it was written.
 */
final class Query {

  /**
   * A parameter.
   *
   * @param text as it was written
   */
  private record Part(String text, Parameter parameter) {

    static Part of(Parameter parameter) {
      return new Part(encode(parameter.name()) + '=' + encode(parameter.value()), parameter);
    }

    static Part read(String text) {
      int equals = text.indexOf('=');
      return new Part(
          text,
          equals < 0
              ? new Parameter(decode(text), "")
              : new Parameter(
                  decode(text.substring(0, equals)), decode(text.substring(equals + 1))));
    }

    String name() {
      return parameter.name();
    }
  }

  private final List<Part> parts;

  Query(@Nullable String query) {
    this.parts =
        query == null
            ? new ArrayList<>()
            : Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty())
                .map(Part::read)
                .collect(Collectors.toCollection(ArrayList::new));
  }

  List<Parameter> parameters() {
    return parts.stream().map(Part::parameter).toList();
  }

  /** The names of what was removed. */
  List<String> removeIf(Predicate<String> name) {
    List<String> removed = parts.stream().map(Part::name).filter(name).distinct().toList();
    parts.removeIf(part -> name.test(part.name()));
    return removed;
  }

  /** Replaces the first of this name and removes the others. */
  void set(Parameter parameter) {
    int index = parts.stream().map(Part::name).toList().indexOf(parameter.name());
    if (index < 0) {
      parts.add(Part.of(parameter));
      return;
    }
    parts.set(index, Part.of(parameter));
    for (int i = parts.size() - 1; i > index; i--) {
      if (parts.get(i).name().equals(parameter.name())) {
        parts.remove(i);
      }
    }
  }

  /** Null if nothing is left. */
  @Nullable String text() {
    return parts.isEmpty() ? null : parts.stream().map(Part::text).collect(Collectors.joining("&"));
  }

  private static String decode(String text) {
    return PercentEncoding.decode(text.replace('+', ' '));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
