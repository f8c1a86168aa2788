package com.onelastai.billing.coupon;

import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.work.OptimisticRetry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What admins do to coupons. */
@Service
class CouponChanges {

  private static final Instant FIRST_TIME = Instant.parse("1000-01-01T00:00:00Z");
  private static final Instant END_OF_TIMES = Instant.parse("+10000-01-01T00:00:00Z");

  private static final int ATTEMPTS = 20;

  private final CouponCollection coupons;
  private final Plans plans;
  private final Clock clock;

  CouponChanges(CouponCollection coupons, Plans plans, Clock clock) {
    this.coupons = coupons;
    this.plans = plans;
    this.clock = clock;
  }

  Coupon add(CouponRequest request) {
    if (request.code() == null) {
      throw ApiException.invalid(List.of(new FieldProblem("code", "not_null", "is required")));
    }
    Coupon coupon =
        Coupon.unused(Coupon.normalize(request.code()), checked(request.terms()), clock.instant());
    if (!coupons.add(coupon)) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "coupon_exists",
          "A coupon with this code exists already. Change that one.");
    }
    return coupon;
  }

  Coupon change(String code, CouponRequest request) {
    Terms terms = checked(request.terms());
    return change(code, _ -> terms);
  }

  void retire(String code) {
    change(code, Terms::retired);
  }

  private Coupon change(String code, UnaryOperator<Terms> change) {
    return OptimisticRetry.retry(
        ATTEMPTS,
        () -> {
          Coupon read = coupons.find(code).orElseThrow(() -> ApiException.notFound("coupon"));
          Optional<Coupon> changed = coupons.change(read, change.apply(read.terms()));
          OptimisticRetry.require(changed.isPresent(), code);
          return changed.orElseThrow();
        });
  }

  private Terms checked(Terms terms) {
    List<FieldProblem> problems = new ArrayList<>();
    if ((terms.percentOff() == null) == (terms.amountOff() == null)) {
      problems.add(
          new FieldProblem("percentOff", "invalid", "must be set, or amountOff, but not both"));
    }
    checkCurrency(terms, problems);
    checkTime("validFrom", terms.validFrom(), problems);
    checkTime("expiresAt", terms.expiresAt(), problems);
    if ((terms.months() != null) != terms.duration().equals(CouponDuration.MONTHS.word())) {
      problems.add(
          new FieldProblem(
              "months", "invalid", "must be set if duration is months, and only then"));
    }
    if (terms.validFrom() != null
        && terms.expiresAt() != null
        && !terms.expiresAt().isAfter(terms.validFrom())) {
      problems.add(new FieldProblem("expiresAt", "invalid", "must be after validFrom"));
    }
    if (terms.plans() != null && !paidPlans().containsAll(terms.plans())) {
      problems.add(new FieldProblem("plans", "unknown", "must be plans that have a price"));
    }
    if (!problems.isEmpty()) {
      throw ApiException.invalid(problems);
    }
    return terms;
  }

  private void checkCurrency(Terms terms, List<FieldProblem> problems) {
    if ((terms.currency() == null) != (terms.amountOff() == null)) {
      problems.add(
          new FieldProblem(
              "currency", "invalid", "must be set if amountOff is set, and only then"));
    } else if (terms.currency() != null
        && plans.all().stream().map(Plan::currency).noneMatch(terms.currency()::equals)) {
      problems.add(new FieldProblem("currency", "unknown", "must be a currency of a plan"));
    }
  }

  private static void checkTime(String field, @Nullable Instant time, List<FieldProblem> problems) {
    if (time != null && (time.isBefore(FIRST_TIME) || !time.isBefore(END_OF_TIMES))) {
      problems.add(new FieldProblem(field, "out_of_range", "must have a year of four digits"));
    }
  }

  private Set<String> paidPlans() {
    return plans.all().stream()
        .filter(plan -> !plan.prices().isEmpty())
        .map(Plan::id)
        .collect(Collectors.toSet());
  }
}
