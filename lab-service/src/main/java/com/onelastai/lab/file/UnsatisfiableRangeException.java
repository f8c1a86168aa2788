package com.onelastai.lab.file;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** 416; the answer says how long the file is. */
final class UnsatisfiableRangeException extends ErrorResponseException {

  UnsatisfiableRangeException(long size) {
    super(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, problem(size), null);
    getHeaders().set(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
  }

  private static ProblemDetail problem(long size) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "The file has " + size + " bytes.");
    problem.setProperty("code", "range_not_satisfiable");
    return problem;
  }
}
