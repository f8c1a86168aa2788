package com.onelastai.starter.problem;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Names the wrong field of a JSON body, without naming our classes. */
public final class JsonProblems {

  static final String MALFORMED = "malformed";
  private static final String WRONG_TYPE = "is not of the expected type";

  /** A longer name, which a client made up, is cut. */
  private static final int MAX_FIELD = 200;

  private JsonProblems() {}

  public static FieldProblem describe(JacksonException failure) {
    String field = path(failure);
    if (failure instanceof StreamConstraintsException) {
      return new FieldProblem(field, "too_complex", "is nested too deeply or too long");
    }
    if (failure instanceof InputCoercionException) {
      return new FieldProblem(field, "out_of_range", "is too large");
    }
    if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
      return new FieldProblem(field, "invalid", "is not valid");
    }
    if (failure instanceof InvalidFormatException format) {
      return FieldProblem.wrongType(field, format.getValue(), format.getTargetType(), WRONG_TYPE);
    }
    if (failure instanceof DatabindException) {
      return new FieldProblem(field, "wrong_type", WRONG_TYPE);
    }
    return new FieldProblem(field, MALFORMED, "is not valid JSON");
  }

  private static String path(JacksonException failure) {
    String path =
        failure.getPath().stream()
            .map(part -> step(part.getPropertyName(), part.getIndex()))
            .collect(Collectors.joining());
    if (path.isEmpty()
        && failure instanceof StreamReadException unreadable
        && !(failure instanceof UnexpectedEndOfInputException)
        && unreadable.processor() != null) {
      path = path(unreadable.processor().streamReadContext());
    }
    if (path.isEmpty()) {
      return "body";
    }
    String field = path.startsWith(".") ? path.substring(1) : path;
    return field.length() > MAX_FIELD ? field.substring(0, MAX_FIELD) : field;
  }

  /** The parser's position, for a failure before a value was bound. */
  private static String path(@Nullable TokenStreamContext position) {
    if (position == null || position.inRoot()) {
      return "";
    }
    return path(position.getParent()) + step(position.currentName(), position.getCurrentIndex());
  }

  private static String step(@Nullable String property, int index) {
    return property == null ? "[" + index + "]" : "." + property;
  }
}
