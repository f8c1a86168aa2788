package com.onelastai.starter.problem;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in a caller's words where a JSON body went wrong, without a word of our classes. */
public final class JsonProblems {

  private JsonProblems() {}

  public static FieldProblem describe(JacksonException failure) {
    String field = path(failure);
    if (failure instanceof StreamConstraintsException) {
      return new FieldProblem(field, "too_complex", "is nested too deeply or too long");
    }
    if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
      return new FieldProblem(field, "invalid", "is not valid");
    }
    if (failure instanceof DatabindException) {
      return new FieldProblem(field, "wrong_type", "is not of the expected type");
    }
    return new FieldProblem(field, "malformed", "is not valid JSON");
  }

  private static String path(JacksonException failure) {
    String path =
        failure.getPath().stream()
            .map(part ->
                part.getPropertyName() != null
                    ? "." + part.getPropertyName()
                    : "[" + part.getIndex() + "]")
            .collect(Collectors.joining());
    return path.isEmpty() ? "body" : path.replaceFirst("^\\.", "");
  }
}
