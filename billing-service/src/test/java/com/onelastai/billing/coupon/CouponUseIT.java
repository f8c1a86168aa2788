package com.onelastai.billing.coupon;

import static com.onelastai.billing.test.StripeServer.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.coupon.Coupon.Hold;
import com.onelastai.billing.coupon.CouponUses.CouponUse;
import com.onelastai.billing.coupon.Coupons.Reservation;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Concurrently;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.test.WholeServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@BillingServiceIT
class CouponUseIT extends WholeServiceTest {

  @Autowired Coupons service;
  @Autowired CouponCollection coupons;
  @Autowired CouponUses uses;
  @Autowired CouponSweep sweep;

  private final String code = "C-" + UUID.randomUUID().toString().toUpperCase();
  private final String ada = UUID.randomUUID().toString();

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    StripeServer.onPost("/v1/coupons", StripeJson.customer("any"));
  }

  @AfterEach
  void resetStripe() {
    StripeServer.reset();
  }

  @Test
  void concurrentBuyersStayWithinTheLimit() {
    add(3, null);

    List<Reservation> got = atOnce(12, _ -> reserve(UUID.randomUUID().toString()));

    assertThat(got).hasSize(3);
    assertThat(stored().open()).hasSize(3);
    assertThat(stored().taken()).isEqualTo(3);
    assertRefused("coupon_used_up", () -> reserve(ada));
  }

  @Test
  void concurrentRequestsOfOneUserStayWithinTheirLimit() {
    add(null, 2);

    List<Reservation> got = atOnce(8, _ -> reserve(ada));

    assertThat(got).hasSize(2);
    assertCounts(2, 0, 2);
    assertThat(reserve(UUID.randomUUID().toString())).isNotNull();
  }

  @Test
  void openUsesOfOneCouponAreBounded() {
    add(null, null);
    Hold hold = new Hold("r", "u", Instant.now().plus(Duration.ofDays(1)), null);
    List<Hold> all = Collections.nCopies(CouponCollection.MAX_OPEN, hold);
    mongo.updateFirst(
        new Query(where("_id").is(code)), new Update().set("open", all), Coupon.class);

    assertRefused("coupon_used_up", () -> reserve(ada));
    assertThat(coupons.hold(stored(), hold)).isFalse();
  }

  @Test
  void releasedUseIsFreeAgain() {
    add(1, 1);
    Reservation first = reserve(ada);

    release(first);
    release(first);

    assertCounts(0, 0, 0);
    assertThat(reserve(ada)).isNotNull();
  }

  @Test
  void redeemedUseIsCountedOnceAndCannotBeReleased() {
    add(1, 1);
    Reservation held = reserve(ada);

    atOnce(8, _ -> redeemed(held));
    release(held);

    assertCounts(1, 1, 1);
    assertThat(use().redeemed()).containsExactly(held.id());
    assertRefused("coupon_used_up", () -> reserve(ada));
  }

  @Test
  void useThatIsRedeemedAfterItsReleaseCountsOnce() {
    add(5, null);
    Reservation held = reserve(ada);
    release(held);

    atOnce(8, _ -> redeemed(held));
    release(held);

    assertCounts(1, 1, 1);
  }

  @Test
  void sweptUseIsNotCountedAgain() {
    add(5, null);
    Reservation held = reserve(ada);
    redeemed(held);

    sweepAfter(Duration.ofMinutes(11));
    redeemed(held);
    release(held);

    assertThat(stored().open()).isEmpty();
    assertCounts(1, 1, 1);
  }

  @Test
  void sweepCompletesARedemptionAfterACrash() {
    add(5, 1);
    Reservation held = reserve(ada);
    coupons.redeem(code, ada, held.id(), clock.instant());

    sweepAfter(Duration.ofMinutes(11));

    assertThat(use().redeemed()).containsExactly(held.id());
    assertThat(use().open()).isEmpty();
    assertThat(stored().open()).isEmpty();
    assertCounts(1, 1, 1);
  }

  @Test
  void sweepReleasesAHoldADayAfterItsPurchase() {
    add(1, 1);
    reserve(ada);
    sweepAfter(Duration.ofHours(24));
    assertCounts(1, 0, 1);

    sweepAfter(Duration.ofHours(26));

    assertCounts(0, 0, 0);
    assertThat(use().open()).isEmpty();
  }

  @Test
  void sweepReleasesAHoldThatOnlyTheUserHas() {
    add(1, 1);
    uses.hold(code, new Hold("r", ada, hour(), null), 1);

    sweepAfter(Duration.ofHours(26));

    assertCounts(0, 0, 0);
    assertThat(reserve(ada)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsAgreeAfterRandomConcurrentUses(long seed) {
    add(6, null);
    Random random = new Random(seed);
    List<String> users = IntStream.range(0, 4).mapToObj(i -> ada + i).toList();
    List<Boolean> paid = IntStream.range(0, 24).mapToObj(_ -> random.nextBoolean()).toList();

    List<Reservation> bought =
        atOnce(
            24,
            i -> {
              String user = users.get(i % 4);
              Reservation held = reserve(user);
              if (paid.get(i)) {
                service.redeem(held.code(), user, held.id());
                return held;
              }
              service.release(held.code(), user, held.id());
              return null;
            });

    assertThat(bought).hasSizeLessThanOrEqualTo(6);
    assertThat(stored().redeemed()).isEqualTo(bought.size());
    assertThat(stored().taken()).isEqualTo(bought.size());
    assertThat(
            users.stream()
                .flatMap(user -> uses.find(code, user).stream())
                .mapToInt(CouponUse::taken)
                .sum())
        .isEqualTo(bought.size());
  }

  @Test
  void newTermsApplyToLaterUses() {
    add(5, null);
    assertThat(reserve(ada).discountId()).isEqualTo(code + "-20pct-once");
    coupons.change(stored(), terms(50, 1, null));

    assertRefused("coupon_used_up", () -> reserve(ada));
    coupons.change(stored(), terms(50, 2, null));
    assertThat(reserve(ada).discountId()).isEqualTo(code + "-50pct-once");
    coupons.change(stored(), terms(50, 9, null).retired());
    assertRefused("coupon_unknown", () -> reserve(ada));
  }

  @Test
  void discountIsCreatedAtStripe() {
    add(5, null);

    service.reserve(" " + code.toLowerCase() + " ", ada, "pro", 2900, hour());

    assertThat(posted("/v1/coupons")).isNotEmpty();
  }

  @Test
  void nothingIsHeldDuringAnOutageOfStripe() {
    add(5, null);
    StripeServer.isAway();

    assertRefused("payments_unavailable", () -> reserve(ada));
    assertThat(stored().taken()).isZero();
  }

  @Test
  void erasureKeepsTheCountsOfRedeemedUses() {
    add(5, null);
    redeemed(reserve(ada));
    reserve(ada);

    service.erase(ada);
    service.erase(ada);

    assertThat(uses.find(code, ada)).isEmpty();
    assertThat(stored().taken()).isOne();
    assertThat(stored().redeemed()).isOne();
    sweepAfter(Duration.ofMinutes(11));
    assertThat(stored().open()).isEmpty();
    assertThat(uses.find(code, ada)).isEmpty();
  }

  private void add(@Nullable Integer max, @Nullable Integer maxPerUser) {
    coupons.add(Coupon.unused(code, terms(20, max, maxPerUser), Instant.EPOCH));
  }

  private static CouponTerms terms(
      int percent, @Nullable Integer max, @Nullable Integer maxPerUser) {
    return new CouponTerms(
        percent, null, null, null, "once", null, null, null, max, maxPerUser, true);
  }

  private Reservation reserve(String userId) {
    return service.reserve(code, userId, "pro", 2900, hour());
  }

  private Reservation redeemed(Reservation held) {
    service.redeem(code, ada, held.id());
    return held;
  }

  private void release(Reservation held) {
    service.release(code, ada, held.id());
  }

  private void sweepAfter(Duration time) {
    clock.setOffset(time);
    sweep.run();
  }

  private Instant hour() {
    return clock.instant().plus(Duration.ofHours(1));
  }

  private Coupon stored() {
    return coupons.find(code).orElseThrow();
  }

  private CouponUse use() {
    return uses.find(code, ada).orElseThrow();
  }

  /** What the coupon and Ada's document count. */
  private void assertCounts(int taken, int redeemed, int takenByAda) {
    assertThat(stored())
        .extracting(Coupon::taken, Coupon::redeemed)
        .containsExactly(taken, redeemed);
    assertThat(use().taken()).isEqualTo(takenByAda);
  }

  private static void assertRefused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(ApiException.class)
        .hasFieldOrPropertyWithValue("code", code);
  }

  /** The results of the calls that were not refused. */
  private static <T> List<T> atOnce(int times, IntFunction<@Nullable T> call) {
    return Concurrently.<Optional<T>>call(
            times,
            number -> {
              try {
                return Optional.ofNullable(call.apply(number));
              } catch (ApiException refused) {
                assertThat(refused.code()).isEqualTo("coupon_used_up");
                return Optional.empty();
              }
            })
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }
}
