package com.onelastai.starter.web;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the handler does not read. Ignored, a misspelled filter or a time
 * zone that is not supported yet would be answered with figures that look right.
 */
final class UnknownParameters implements HandlerInterceptor {

  private static final String OURS = "com.onelastai.";

  private final Predicate<Class<?>> providedArguments;
  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  /**
   * @param providedArguments types of parameters that are not read from the query
   */
  UnknownParameters(Predicate<Class<?>> providedArguments) {
    this.providedArguments = providedArguments;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null
        && request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith(OURS)) {
      refuseUnknown(query, known.computeIfAbsent(method.getMethod(), _ -> names(method)));
    }
    return true;
  }

  private static void refuseUnknown(String query, Set<String> known) {
    List<FieldProblem> unknown =
        Arrays.stream(query.split("&"))
            .filter(pair -> !pair.isEmpty())
            .map(pair -> decode(pair.split("=", 2)[0]))
            .filter(name -> !known.contains(name.split("[.\\[]", 2)[0]))
            .distinct()
            .map(name -> problem(name, known))
            .toList();
    if (!unknown.isEmpty()) {
      throw ApiException.invalid(unknown);
    }
  }

  private static FieldProblem problem(String name, Set<String> known) {
    String others = known.isEmpty() ? "it has none" : "known are " + String.join(", ", known);
    return new FieldProblem(
        name, "unknown_parameter", "is not a parameter of this address; " + others);
  }

  private static String decode(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return name;
    }
  }

  private Set<String> names(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .flatMap(this::names)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A parameter of its own, or the components of a record that collects several. */
  private Stream<String> names(MethodParameter parameter) {
    @Nullable RequestParam one = parameter.getParameterAnnotation(RequestParam.class);
    Class<?> type = parameter.getParameterType();
    if (one != null) {
      return Stream.of(one.name().isEmpty() ? parameter.getParameter().getName() : one.name());
    }
    return type.isRecord() && !providedArguments.test(type)
        ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
        : Stream.empty();
  }
}
