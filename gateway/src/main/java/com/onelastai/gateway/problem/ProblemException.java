package com.onelastai.gateway.problem;

/** Ends a request with a problem. It is an answer rather than a fault, so it has no stack trace. */
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
