package com.onelastai.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.test.StripeJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class StripeSubscriptionTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final ObjectNode json =
      StripeJson.subscription("sub_1", "cus_1", Adapter.PURCHASE, START);
  private final ObjectNode item = (ObjectNode) json.at("/items/data/0");
  private final ObjectNode price = (ObjectNode) item.get("price");

  @ParameterizedTest
  @CsvSource({"1, 2900", "5, 14500"})
  void priceIsThatOfAllSeats(long quantity, long total) {
    item.put("quantity", quantity);

    assertThat(Parsed.subscription(json).price()).isEqualTo(total);
  }

  @Test
  void fractionsOfACentAreRoundedAfterTheyAreMultiplied() {
    item.put("quantity", 3);
    price.putNull("unit_amount").put("unit_amount_decimal", "0.5");

    assertThat(Parsed.subscription(json).price()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan-pro", "agent-einstein"})
  void itemIsTheOneThatIsOurs(String product) {
    ObjectNode addition = item.deepCopy().put("id", "si_support");
    ((ObjectNode) addition.get("price")).put("product", "prod_support").put("unit_amount", 1);
    price.put("product", product);
    ((ArrayNode) json.at("/items/data")).insert(0, addition);

    assertThat(Parsed.subscription(json))
        .extracting("itemId", "price", "productId")
        .containsExactly("si_of_sub_1", 2900L, product);
  }

  @ParameterizedTest
  @CsvSource({"day, 1, daily", "week, 1, weekly", "month, 1, monthly", "year, 1, yearly"})
  void periodIsThatOfThePrice(String interval, int count, String period) {
    price.putObject("recurring").put("interval", interval).put("interval_count", count);

    assertThat(Parsed.subscription(json).period()).isEqualTo(period);
  }

  @Test
  void periodThatWeDoNotSellIsUnknown() {
    price.putObject("recurring").put("interval", "month").put("interval_count", 3);

    assertThat(Parsed.subscription(json).period()).isNull();
  }

  /** Days after the end of the period, which is in 30 days. */
  @ParameterizedTest
  @CsvSource({"0, true, 0", "-10, true, -10", "10, false, 0"})
  void timeOfTheEndIsRead(int days, boolean ends, int access) {
    Instant end = START.plusSeconds(30 * 86_400);
    json.put("cancel_at", end.plusSeconds(days * 86_400L).getEpochSecond());

    assertThat(Parsed.subscription(json))
        .extracting(StripeSubscription::ends, StripeSubscription::periodOrItsEnd)
        .containsExactly(ends, end.plusSeconds(access * 86_400L));
  }
}
