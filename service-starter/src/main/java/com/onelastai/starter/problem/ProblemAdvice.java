package com.onelastai.starter.problem;

import com.onelastai.starter.messaging.EventsUnavailableException;
import com.onelastai.starter.retry.Faults;
import com.onelastai.starter.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Turns every refusal and failure into a problem. Causes are logged and never sent to clients. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final Duration STORE_PAUSE = Duration.ofSeconds(2);

  @ExceptionHandler
  ResponseEntity<Object> on(ApiException refused, WebRequest request) {
    if (refused.status().is5xxServerError()) {
      // Without the stack trace: while an engine is away every request logs this.
      log.warn(
          "{}: {} ({})",
          refused.code(),
          refused.getMessage(),
          NestedExceptionUtils.getMostSpecificCause(refused).toString());
    }
    return answer(refused, request);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(EventsUnavailableException unavailable, WebRequest request) {
    String detail = "This cannot be recorded right now. Send it again with the same id.";
    return on(
        new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "events_unavailable", detail, unavailable),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(AccessDeniedException denied, WebRequest request) {
    boolean signedIn = Caller.current() != null;
    return answer(signedIn ? ApiException.forbidden() : ApiException.unauthenticated(), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(MethodArgumentTypeMismatchException mismatch, WebRequest request) {
    return invalid(List.of(wrongType(mismatch.getName(), mismatch)), request);
  }

  /** The firewall refuses a parameter name or a header when it is first read. */
  @ExceptionHandler
  ResponseEntity<Object> on(RequestRejectedException rejected, WebRequest request) {
    return answer(ApiException.rejectedByFirewall(), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(MultipartException unreadable, WebRequest request) {
    return unreadable("body", "cannot be read as multipart/form-data", request);
  }

  /** A parameter whose escapes are broken or not UTF-8. */
  @ExceptionHandler
  ResponseEntity<Object> on(InvalidParameterException unreadable, WebRequest request) {
    return unreadable("query", "cannot be read as UTF-8", request);
  }

  private ResponseEntity<Object> unreadable(String field, String detail, WebRequest request) {
    return invalid(List.of(new FieldProblem(field, "unreadable", detail)), request);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(Exception failure, WebRequest request) {
    if (Faults.isStoreUnavailable(failure)) {
      String detail = "The service cannot reach its data right now. Try again in a few seconds.";
      return on(
          new ApiException(HttpStatus.SERVICE_UNAVAILABLE, "store_unavailable", detail, failure)
              .retryAfter(STORE_PAUSE),
          request);
    }
    log.error("Request failed", failure);
    return answer(
        new ApiException(
            HttpStatus.INTERNAL_SERVER_ERROR,
            ProblemCodes.INTERNAL,
            "An unexpected error occurred. Report the correlation id of this answer."),
        request);
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(
        invalid.getBindingResult().getFieldErrors().stream().map(ProblemAdvice::field).toList(),
        request);
  }

  @Override
  protected ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException invalid,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldProblem> fields =
        invalid.getParameterValidationResults().stream().flatMap(ProblemAdvice::fields).toList();
    return invalid(fields, request);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    FieldProblem field =
        unreadable.getCause() instanceof JacksonException json
            ? JsonProblems.describe(json)
            : new FieldProblem("body", "unreadable", "is missing or cannot be read");
    boolean bound =
        unreadable.getCause() instanceof JacksonException
            && !field.code().equals(JsonProblems.MALFORMED);
    String code = bound ? ProblemCodes.INVALID : ProblemCodes.MALFORMED;
    return answer(new ApiException(HttpStatus.BAD_REQUEST, code, List.of(field)), request);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem
        && (problem.getProperties() == null || !problem.getProperties().containsKey("code"))) {
      problem.setProperty("code", ProblemCodes.of(status));
    }
    return new ResponseEntity<>(body, headers, status);
  }

  private static Stream<FieldProblem> fields(ParameterValidationResult result) {
    return result instanceof ParameterErrors object
        ? object.getFieldErrors().stream().map(ProblemAdvice::field)
        : result.getResolvableErrors().stream()
            .map(error ->
                new FieldProblem(
                    String.valueOf(result.getMethodParameter().getParameterName()),
                    "invalid",
                    String.valueOf(error.getDefaultMessage())));
  }

  private static FieldProblem field(FieldError error) {
    if (error.isBindingFailure()) {
      // Its message names classes.
      return wrongType(error.getField(), error.unwrap(TypeMismatchException.class));
    }
    return FieldProblem.broken(
        error.getField(),
        String.valueOf(error.getCode()),
        String.valueOf(error.getDefaultMessage()));
  }

  private static FieldProblem wrongType(String field, TypeMismatchException mismatch) {
    return FieldProblem.wrongType(
        field,
        mismatch.getValue(),
        mismatch.getRequiredType(),
        "does not have the expected format");
  }

  private ResponseEntity<Object> invalid(List<FieldProblem> fields, WebRequest request) {
    return answer(ApiException.invalid(fields), request);
  }

  private ResponseEntity<Object> answer(ApiException refused, WebRequest request) {
    ResponseEntity<Object> response =
        handleExceptionInternal(
            refused, refused.problem(), refused.headers(), refused.status(), request);
    return response != null ? response : new ResponseEntity<>(refused.status());
  }
}
