package com.onelastai.auth.profile;

import com.onelastai.auth.user.EmailAddress;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.problem.JsonProblems;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the profile of a request. Unknown fields are refused: in a full replacement a misspelt name
 * would clear the correct field.
 */
@Component
class ProfileReader {

  private final ObjectReader reader;
  private final Validator validator;

  ProfileReader(JsonMapper json, Validator validator) {
    this.reader =
        json.readerFor(ProfileUpdate.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    this.validator = validator;
  }

  /**
   * @throws ApiException 400 that names the fields
   */
  ProfileUpdate read(ObjectNode body) {
    ProfileUpdate update = bind(body);
    List<FieldProblem> broken =
        Stream.concat(validator.validate(update).stream(), violationsOfAddress(update.email()))
            .map(ProfileReader::problem)
            .sorted(Comparator.comparing(FieldProblem::field).thenComparing(FieldProblem::code))
            .toList();
    if (!broken.isEmpty()) {
      throw ApiException.invalid(broken);
    }
    return update;
  }

  private Stream<ConstraintViolation<NewAddress>> violationsOfAddress(@Nullable String email) {
    return email == null ? Stream.of() : validator.validate(new NewAddress(email)).stream();
  }

  private ProfileUpdate bind(ObjectNode body) {
    try {
      return reader.readValue(body);
    } catch (UnrecognizedPropertyException unknown) {
      String field = JsonProblems.describe(unknown).field();
      throw ApiException.invalid(
          List.of(new FieldProblem(field, "unknown_field", "is not a field that can be set")));
    } catch (JacksonException unreadable) {
      throw ApiException.invalid(List.of(JsonProblems.describe(unreadable)));
    }
  }

  private static FieldProblem problem(ConstraintViolation<?> violation) {
    return FieldProblem.broken(
        violation.getPropertyPath().toString(),
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName(),
        violation.getMessage());
  }

  private record NewAddress(@EmailAddress String email) {}
}
