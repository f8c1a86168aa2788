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
import org.springframework.stereotype.Service;

/** Validates and stores what admins change about coupons. */
@Service
class CouponEditor {

  private static final Instant YEAR_1000 = Instant.parse("1000-01-01T00:00:00Z");
  private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");
  private static final int ATTEMPTS = 20;

  private final CouponCollection coupons;
  private final Plans plans;
  private final Clock clock;

  CouponEditor(CouponCollection coupons, Plans plans, Clock clock) {
    this.coupons = coupons;
    this.plans = plans;
    this.clock = clock;
  }

  Coupon add(CouponRequest request) {
    if (request.code() == null) {
      throw ApiException.invalid(List.of(new FieldProblem("code", "not_null", "is required")));
    }
    Coupon coupon =
        Coupon.unused(
            Coupon.normalize(request.code()), validated(request.terms()), clock.instant());
    if (!coupons.add(coupon)) {
      throw CouponTerms.refusal(
          "coupon_exists", "A coupon with this code exists already. Change that one.");
    }
    return coupon;
  }

  Coupon change(String code, CouponRequest request) {
    CouponTerms terms = validated(request.terms());
    return change(code, _ -> terms);
  }

  void retire(String code) {
    change(code, CouponTerms::retired);
  }

  private Coupon change(String code, UnaryOperator<CouponTerms> change) {
    return OptimisticRetry.retry(
        ATTEMPTS,
        () -> {
          Coupon read = coupons.find(code).orElseThrow(() -> ApiException.notFound("coupon"));
          Optional<Coupon> changed = coupons.change(read, change.apply(read.terms()));
          OptimisticRetry.require(changed.isPresent(), code);
          return changed.orElseThrow();
        });
  }

  private CouponTerms validated(CouponTerms terms) {
    Problems problems = new Problems();
    problems.require(
        (terms.percentOff() == null) != (terms.amountOff() == null),
        "percentOff",
        "invalid",
        "must be set, or amountOff, but not both");
    checkCurrency(terms, problems);
    checkTimes(terms, problems);
    problems.require(
        (terms.months() != null) == terms.duration().equals(CouponTerms.MONTHS),
        "months",
        "invalid",
        "must be set if duration is months, and only then");
    problems.require(
        terms.plans() == null || paidPlans().containsAll(terms.plans()),
        "plans",
        "unknown",
        "must be plans that have a price");
    checkWhatIsLeft(terms, problems);
    if (!problems.found.isEmpty()) {
      throw ApiException.invalid(problems.found);
    }
    return terms;
  }

  private void checkWhatIsLeft(CouponTerms terms, Problems problems) {
    List<String> tooCheap =
        plans.all().stream()
            .filter(plan -> plan.sold() && terms.isFor(plan))
            .filter(plan ->
                !plan.prices().values().stream()
                    .allMatch(price -> terms.leavesChargeable(price, plan.currency())))
            .map(Plan::id)
            .toList();
    problems.require(
        tooCheap.isEmpty(),
        terms.percentOff() == null ? "amountOff" : "percentOff",
        "not_chargeable",
        "leaves less than Stripe charges of a price of " + String.join(", ", tooCheap));
  }

  private void checkCurrency(CouponTerms terms, Problems problems) {
    if ((terms.currency() == null) != (terms.amountOff() == null)) {
      problems.require(
          false, "currency", "invalid", "must be set if amountOff is set, and only then");
    } else if (terms.currency() != null) {
      problems.require(
          plans.all().stream().map(Plan::currency).anyMatch(terms.currency()::equals),
          "currency",
          "unknown",
          "must be a currency of a plan");
    }
  }

  private static void checkTimes(CouponTerms terms, Problems problems) {
    Instant from = terms.validFrom();
    Instant expiry = terms.expiresAt();
    String fourDigits = "must have a year of four digits";
    problems.require(hasFourDigitYear(from), "validFrom", "out_of_range", fourDigits);
    problems.require(hasFourDigitYear(expiry), "expiresAt", "out_of_range", fourDigits);
    problems.require(
        from == null || expiry == null || expiry.isAfter(from),
        "expiresAt",
        "invalid",
        "must be after validFrom");
  }

  private static boolean hasFourDigitYear(@Nullable Instant time) {
    return time == null || (!time.isBefore(YEAR_1000) && time.isBefore(YEAR_10000));
  }

  private Set<String> paidPlans() {
    return plans.all().stream()
        .filter(plan -> !plan.prices().isEmpty())
        .map(Plan::id)
        .collect(Collectors.toSet());
  }

  private static final class Problems {

    private final List<FieldProblem> found = new ArrayList<>();

    private void require(boolean valid, String field, String code, String detail) {
      if (!valid) {
        found.add(new FieldProblem(field, code, detail));
      }
    }
  }
}
