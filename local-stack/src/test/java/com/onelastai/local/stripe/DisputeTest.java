package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe's test card whose payments are disputed, and its texts that decide a dispute. */
class DisputeTest {

  @AutoClose private final Shop shop = new Shop();
  private Dispute dispute;

  @BeforeEach
  void buyWithTheDisputedCard() throws Exception {
    shop.bought("4000000000000259");
    dispute = shop.v1.disputes().list().getData().getFirst();
  }

  @Test
  void bankTakesTheAmountAtOnce() throws Exception {
    assertThat(dispute)
        .extracting(Dispute::getStatus, Dispute::getReason, Dispute::getAmount)
        .containsExactly("needs_response", "fraudulent", 2900L);
    assertThat(shop.events())
        .containsSubsequence(
            "charge.succeeded", "charge.dispute.created", "charge.dispute.funds_withdrawn");
    assertThatThrownBy(this::refund)
        .isInstanceOf(InvalidRequestException.class)
        .hasFieldOrPropertyWithValue("code", "charge_disputed");
  }

  @ParameterizedTest
  @CsvSource({
    "winning_evidence, won, charge.dispute.closed charge.dispute.funds_reinstated",
    "losing_evidence, lost, charge.dispute.closed",
    "a long letter, under_review, ''"
  })
  void evidenceDecidesTheDispute(String evidence, String status, String decision) throws Exception {
    int before = shop.events().size();

    assertThat(submit(evidence).getStatus()).isEqualTo(status);

    assertThat(String.join(" ", shop.events().subList(before, shop.events().size())))
        .isEqualTo(("charge.dispute.updated " + decision).strip());
    assertThatThrownBy(() -> submit(evidence)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void stagedEvidenceDecidesNothing() throws Exception {
    shop.v1
        .disputes()
        .update(dispute.getId(), evidence("winning_evidence").setSubmit(false).build());

    Dispute staged = shop.v1.disputes().retrieve(dispute.getId());
    assertThat(staged.getStatus()).isEqualTo("needs_response");
    assertThat(staged.getEvidenceDetails())
        .extracting("hasEvidence", "submissionCount")
        .containsExactly(true, 0L);
  }

  @Test
  void onlyAWonDisputeLeavesThePaymentToBeRefunded() throws Exception {
    submit("winning_evidence");

    refund();

    assertThat(shop.events()).endsWith("refund.created", "charge.refunded", "refund.updated");
  }

  @Test
  void disputeWithoutAnAnswerIsLost() throws Exception {
    shop.moveClock(Duration.ofDays(10));

    assertThat(shop.v1.disputes().retrieve(dispute.getId()).getStatus()).isEqualTo("lost");
    assertThatThrownBy(this::refund).hasMessageContaining("charged back");
  }

  @Test
  void sellerGivesUp() throws Exception {
    assertThat(shop.v1.disputes().close(dispute.getId()).getStatus()).isEqualTo("lost");
    assertThat(shop.events()).endsWith("charge.dispute.closed");
    assertThatThrownBy(() -> shop.v1.disputes().close(dispute.getId()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @CsvSource({"win, won", "lose, lost"})
  void operatorDecidesOnTheOverview(String action, String status) throws Exception {
    submit("a long letter");
    assertThat(shop.overview()).contains("/disputes/" + dispute.getId() + "/" + action);

    for (String click : List.of("first", "second")) {
      assertThat(shop.post(page(action), "").statusCode()).as(click).isEqualTo(303);
    }

    assertThat(shop.v1.disputes().retrieve(dispute.getId()).getStatus()).isEqualTo(status);
    assertThat(shop.events()).containsOnlyOnce("charge.dispute.closed");
    assertThat(shop.overview()).doesNotContain("/disputes/" + dispute.getId());
  }

  private String page(String action) {
    return shop.stripe.url() + "/disputes/" + dispute.getId() + "/" + action;
  }

  private Dispute submit(String text) throws StripeException {
    return shop.v1.disputes().update(dispute.getId(), evidence(text).build());
  }

  private static DisputeUpdateParams.Builder evidence(String text) {
    return DisputeUpdateParams.builder()
        .setEvidence(DisputeUpdateParams.Evidence.builder().setUncategorizedText(text).build());
  }

  private void refund() throws StripeException {
    shop.v1
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(dispute.getPaymentIntent()).build());
  }
}
