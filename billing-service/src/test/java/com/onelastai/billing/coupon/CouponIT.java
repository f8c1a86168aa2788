package com.onelastai.billing.coupon;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.billing.test.Answers.assertInvalid;
import static com.onelastai.starter.test.Api.NOBODY;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.onelastai.billing.coupon.Coupon.Hold;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.WholeServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@BillingServiceIT
class CouponIT extends WholeServiceTest {

  private static final String PATH = "/api/coupons";

  @Autowired CouponCollection coupons;
  @Autowired CouponUses uses;

  private final Person admin = Person.admin();
  private final String code = "C-" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);

  @Test
  void quoteHasThePriceBeforeAndAfter() {
    add(Map.of("percentOff", 15, "duration", "months", "months", 3));

    Answer applied = apply(person, code.toLowerCase(Locale.ROOT) + " ", "pro").is(200);

    assertThatJson(applied.text())
        .isEqualTo(
            """
            {
              "code": "%s", "planId": "pro", "period": "monthly", "currency": "usd",
              "priceBefore": 2900, "discount": 435, "priceAfter": 2465,
              "appliesTo": "months", "months": 3, "expiresAt": null
            }
            """
                .formatted(code));
  }

  @Test
  void buyerChoosesThePeriod() {
    add(Map.of("amountOff", 600, "currency", "usd"));

    Map<String, Object> yearly = request(code, "pro");
    yearly.put("period", "yearly");

    assertHas(
        api.post(person, PATH + "/apply", yearly).is(200),
        "{priceAfter: 28400, appliesTo: 'first_payment'}");
    yearly.put("period", "daily");
    assertInvalid(api.post(person, PATH + "/apply", yearly), "period");
  }

  /** Pro costs 29.00. */
  @Test
  void couponMayLeaveNothingOrWhatIsCharged() {
    add(Map.of("percentOff", 98, "plans", List.of("pro")));
    api.put(admin, PATH + "/" + code, Map.of("percentOff", 99, "plans", List.of("pro")))
        .is(400, "invalid_request");
    api.put(admin, PATH + "/" + code, Map.of("percentOff", 100)).is(200);
  }

  @Test
  void couponIsRefusedOutsideItsTerms() {
    Instant now = clock.instant();
    add(
        Map.of(
            "percentOff", 20,
            "plans", List.of("pro"),
            "validFrom", now.plusSeconds(60).toString(),
            "expiresAt", now.plusSeconds(120).toString()));

    apply(person, code, "pro").is(409, "coupon_not_yet");
    clock.setOffset(Duration.ofSeconds(61));
    apply(person, code, "pro").is(200);
    apply(person, code, "starter").is(409, "coupon_not_for_plan");
    clock.setOffset(Duration.ofSeconds(121));
    apply(person, code, "pro").is(409, "coupon_expired");
    apply(person, "NO-SUCH", "pro").is(404, "coupon_unknown");
    apply(person, code, "nothing").is(404, "not_found");
    apply(NOBODY, code, "pro").is(401, "unauthenticated");
  }

  @Test
  void couponIsNotForTheFreePlan() {
    add(Map.of("percentOff", 20));

    apply(person, code, "free").is(409, "coupon_not_for_plan");
  }

  @Test
  void retiredCouponLooksUnknown() {
    add(Map.of("percentOff", 20));

    api.delete(admin, PATH + "/" + code).is(204);
    api.delete(admin, PATH + "/" + code).is(204);

    Answer refused = apply(person, code, "pro").is(404, "coupon_unknown");
    assertThat(refused.text("/detail")).isEqualTo(apply(person, "NO-SUCH", "pro").text("/detail"));
    api.post(admin, PATH, described(Map.of("percentOff", 10))).is(409, "coupon_exists");
  }

  @Test
  void quoteChecksTheLimits() {
    add(Map.of("percentOff", 20, "maxRedemptions", 2, "maxPerUser", 1));
    Hold own = new Hold("own", userId, clock.instant().plusSeconds(3600), null);
    Hold others = new Hold("others", "bob", clock.instant().plusSeconds(3600), null);

    uses.hold(code, own, 1);
    coupons.hold(coupons.find(code).orElseThrow(), own);
    coupons.hold(coupons.find(code).orElseThrow(), others);

    apply(person, code, "pro").is(200);
    apply(Person.user(), code, "pro").is(409, "coupon_used_up");
    coupons.redeem(code, userId, "own", clock.instant());
    uses.redeem(code, userId, "own");
    coupons.release(code, "others");
    apply(person, code, "pro").is(409, "coupon_used_up");
    apply(Person.user(), code, "pro").is(200);
    assertHas(api.get(admin, PATH + "/" + code).is(200), "{redeemed: 1, held: 0}");
  }

  @Test
  void guessingIsLimited() {
    Duration untilTheMinute = Duration.ofSeconds(60 - clock.instant().getEpochSecond() % 60);
    clock.setOffset(untilTheMinute);
    for (int i = 0; i < 20; i++) {
      apply(person, "GUESS-" + i, "pro").is(404, "coupon_unknown");
    }

    Answer stopped = apply(person, "GUESS-20", "pro").is(429, "limit_reached");

    assertThat(
            Integer.parseInt(Objects.requireNonNull(stopped.response().getHeader("Retry-After"))))
        .isBetween(1, 60);
    apply(Person.user(), "GUESS-20", "pro").is(404, "coupon_unknown");
    clock.setOffset(untilTheMinute.plusMinutes(1));
    apply(person, "GUESS-20", "pro").is(404, "coupon_unknown");
  }

  @Test
  void adminReplacesTheTerms() {
    add(Map.of("percentOff", 20, "maxPerUser", 3));

    Answer changed =
        api.put(admin, PATH + "/" + code, Map.of("amountOff", 100, "currency", "usd")).is(200);

    assertHas(changed, "{code: '" + code + "', percentOff: null, maxPerUser: null}");
    assertHas(apply(person, code, "pro").is(200), "{priceAfter: 2800}");
    api.put(admin, PATH + "/NO-SUCH", Map.of("percentOff", 1)).is(404, "not_found");
    api.get(admin, PATH + "/NO-SUCH").is(404, "not_found");
  }

  @Test
  void couponsAreListedInPages() {
    add(Map.of("percentOff", 20));
    String second = "D" + code.substring(0, 20);
    api.post(admin, PATH, Map.of("code", second, "percentOff", 1)).is(201);
    String before = code.substring(0, code.length() - 1);

    Answer first = api.get(admin, PATH + "?size=1&after=" + before).is(200);
    assertThat(first.body().at("/items").findValuesAsString("code")).containsExactly(code);
    Answer next = api.get(admin, first.text("/next")).is(200);
    assertThat(next.body().at("/items")).hasSize(1);
  }

  @Test
  void onlyAdminsManageCoupons() {
    api.get(person, PATH).is(403, "forbidden");
    api.get(person, PATH + "/" + code).is(403, "forbidden");
    api.post(person, PATH, described(Map.of("percentOff", 20))).is(403, "forbidden");
    api.put(person, PATH + "/" + code, Map.of("percentOff", 20)).is(403, "forbidden");
    api.delete(person, PATH + "/" + code).is(403, "forbidden");
    api.get(NOBODY, PATH).is(401, "unauthenticated");
  }

  static Stream<Arguments> invalidTerms() {
    return Stream.of(
        arguments("code", Map.of("percentOff", 20, "code", "A B C")),
        arguments("percentOff", Map.of()),
        arguments("percentOff", Map.of("percentOff", 0)),
        arguments("percentOff", Map.of("percentOff", 101)),
        // A day of an agent is 1.00.
        arguments("percentOff", Map.of("percentOff", 80)),
        arguments("percentOff", Map.of("percentOff", 80, "plans", List.of("agent"))),
        arguments("amountOff", Map.of("amountOff", 80, "currency", "usd")),
        arguments("percentOff", Map.of("percentOff", 1, "amountOff", 1, "currency", "usd")),
        arguments("amountOff", Map.of("amountOff", 0, "currency", "usd")),
        arguments("currency", Map.of("amountOff", 1)),
        arguments("currency", Map.of("amountOff", 1, "currency", "xxx")),
        percent("currency", "usd"),
        percent("plans", List.of("nothing")),
        percent("plans", List.of("free")),
        percent("plans", List.of()),
        percent("duration", "weekly"),
        arguments("months", Map.of("percentOff", 1, "duration", "months")),
        percent("months", 2),
        percent("validFrom", "soon"),
        percent("validFrom", Instant.MIN.toString()),
        percent("expiresAt", Instant.MAX.toString()),
        arguments(
            "expiresAt",
            Map.of(
                "percentOff", 1,
                "validFrom", "2026-05-02T00:00:00Z",
                "expiresAt", "2026-05-02T00:00:00Z")),
        percent("maxRedemptions", 0),
        percent("maxPerUser", -1));
  }

  /** A coupon that is valid but for this field. */
  private static Arguments percent(String field, Object value) {
    return arguments(field, Map.of("percentOff", 1, field, value));
  }

  @ParameterizedTest
  @MethodSource("invalidTerms")
  void invalidFieldIsNamed(String field, Map<String, Object> terms) {
    assertInvalid(api.post(admin, PATH, described(terms)), field);

    assertThat(coupons.find(code)).isEmpty();
  }

  @Test
  void couponWithoutACodeIsRefused() {
    assertInvalid(api.post(admin, PATH, Map.of("percentOff", 1)), "code");
  }

  private void add(Map<String, Object> terms) {
    api.post(admin, PATH, described(terms)).is(201);
  }

  private Map<String, Object> described(Map<String, Object> terms) {
    Map<String, Object> described = new HashMap<>(Map.of("code", code));
    described.putAll(terms);
    return described;
  }

  private Answer apply(Person person, String typed, String planId) {
    return api.post(person, PATH + "/apply", request(typed, planId));
  }

  private static Map<String, Object> request(String typed, String planId) {
    return new HashMap<>(Map.of("code", typed, "planId", planId));
  }
}
