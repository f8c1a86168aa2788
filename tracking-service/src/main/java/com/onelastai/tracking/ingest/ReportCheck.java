package com.onelastai.tracking.ingest;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.problem.FieldProblem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds everything that is wrong with a report. */
@Component
class ReportCheck {

  static final Duration OLDEST = Duration.ofHours(24);

  private final Validator constraints;

  ReportCheck(Validator constraints) {
    this.constraints = constraints;
  }

  List<FieldProblem> problems(Report report, Actor actor, Instant now) {
    Findings findings = new Findings();
    for (ConstraintViolation<Report> broken : constraints.validate(report)) {
      findings.addBroken(
          broken.getPropertyPath().toString(),
          broken.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName(),
          broken.getMessage());
    }
    Instant timestamp = report.timestamp();
    if (timestamp != null && timestamp.isBefore(now.minus(OLDEST))) {
      findings.add("timestamp", "too_old", "is older than 24 hours");
    }
    report.check(findings);
    findings.others(report.others(), actor);
    return findings.problems();
  }
}
