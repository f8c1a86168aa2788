package com.onelastai.starter.openapi;

import com.onelastai.starter.problem.ProblemCodes;
import com.onelastai.starter.security.Permission;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Writes into each operation what its handler declares: who may call it, and which problems it may
 * answer. Some follow from the permission and the parameters, others are named by {@link Problems}.
 */
final class HandlerCustomizer implements OperationCustomizer {

  static final String PERMISSION = "x-permission";

  private record Problem(String status, String description) {}

  private final Map<String, Problem> catalog = new HashMap<>();

  /**
   * Reads {@code problems.properties} of the service and of this starter, with lines such as {@code
   * coupon_expired=409 The coupon has expired.}
   */
  HandlerCustomizer() throws IOException {
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:problems.properties")) {
      Properties lines = new Properties();
      lines.load(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8));
      lines.forEach((code, text) -> {
        String[] parts = text.toString().split(" ", 2);
        catalog.put(code.toString(), new Problem(parts[0], parts[1]));
      });
    }
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    Permission permission = Permission.of(handler);
    if (permission != null) {
      operation.addExtension(PERMISSION, permission.word());
      if (permission.asksForToken()) {
        operation.addSecurityItem(
            new SecurityRequirement().addList(OpenApiAutoConfiguration.TOKEN));
      }
    }
    codes(handler, permission).forEach(code -> describe(operation, code));
    return operation;
  }

  private static Set<String> codes(HandlerMethod handler, @Nullable Permission permission) {
    Set<String> codes = new LinkedHashSet<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      if (isChecked(parameter)) {
        codes.add(ProblemCodes.INVALID);
      }
      if (namesAResource(parameter)) {
        codes.add(ProblemCodes.NOT_FOUND);
      }
    }
    if (permission != null && permission.asksForToken()) {
      codes.add(ProblemCodes.UNAUTHENTICATED);
      codes.add("invalid_token");
    }
    if (permission != null && permission.refusesUsers()) {
      codes.add(ProblemCodes.FORBIDDEN);
    }
    Stream.of(
            Stream.of(handler.getMethod(), handler.getBeanType()),
            Arrays.stream(handler.getMethod().getParameterTypes()))
        .flatMap(elements -> elements)
        .flatMap(HandlerCustomizer::named)
        .forEach(codes::add);
    return codes;
  }

  private static Stream<String> named(AnnotatedElement element) {
    Problems problems = AnnotatedElementUtils.findMergedAnnotation(element, Problems.class);
    return problems == null ? Stream.empty() : Stream.of(problems.value());
  }

  /** Whether a value of this parameter may be refused. */
  private static boolean isChecked(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(Valid.class)
        || parameter.hasParameterAnnotation(RequestBody.class)
        || Stream.of(parameter.getParameterAnnotations())
            .map(Annotation::annotationType)
            .anyMatch(type -> type.isAnnotationPresent(Constraint.class))
        || (parameter.hasParameterAnnotation(RequestParam.class)
            && parameter.getParameterType() != String.class);
  }

  /** An unknown user is answered like another user: 403, not 404. */
  private static boolean namesAResource(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(PathVariable.class)
        && !"userId".equals(parameter.getParameterName());
  }

  /** Several codes of a status share its description. A handler's own words replace them. */
  private void describe(Operation operation, String problem) {
    String code = problem.substring(problem.indexOf(' ') + 1);
    Problem entry = catalog.get(code);
    if (entry == null) {
      throw new IllegalArgumentException("No problems.properties describes " + code);
    }
    String status = problem.equals(code) ? entry.status() : problem.substring(0, 3);
    ApiResponse response = operation.getResponses().computeIfAbsent(status, s -> new ApiResponse());
    String line = "`" + code + "`: " + entry.description();
    String before = response.getDescription();
    if (before == null) {
      response.setDescription(line);
    } else if (before.startsWith("`") && !before.contains("`" + code + "`")) {
      response.setDescription(before + "\n" + line);
    }
    response.setContent(OpenApiAutoConfiguration.problemContent());
  }
}
