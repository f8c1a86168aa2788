package com.onelastai.starter.validation;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.problem.JsonProblems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Binds a body to a record whose class only the address tells. Import it where it is used. */
public class InputReader {

  private final JsonMapper json;
  private final Validator validator;

  public InputReader(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * @throws ApiException 400 that names each wrong field, also one that the record does not have
   */
  public <I> I read(JsonNode body, Class<I> type) {
    if (!body.isObject()) {
      throw invalid(new FieldProblem("body", "wrong_type", "must be an object"));
    }
    I input;
    try {
      input =
          json.readerFor(type)
              .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              // A flag that is not sent is off.
              .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
              .readValue(body);
    } catch (JacksonException failure) {
      throw invalid(JsonProblems.describe(failure));
    }
    Set<ConstraintViolation<I>> violations = validator.validate(input);
    if (!violations.isEmpty()) {
      throw ApiException.invalid(
          violations.stream()
              .map(InputReader::problem)
              .sorted(Comparator.comparing(FieldProblem::field))
              .toList());
    }
    return input;
  }

  private static FieldProblem problem(ConstraintViolation<?> violation) {
    return FieldProblem.broken(
        violation.getPropertyPath().toString(),
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName(),
        violation.getMessage());
  }

  private static ApiException invalid(FieldProblem problem) {
    return ApiException.invalid(List.of(problem));
  }
}
