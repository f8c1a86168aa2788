package com.onelastai.gateway.problem;

/** Ends a request with a problem. It has no stack trace, as it is an answer and no defect. */
public final class ProblemException extends RuntimeException {

  private final Problem problem;

  ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
