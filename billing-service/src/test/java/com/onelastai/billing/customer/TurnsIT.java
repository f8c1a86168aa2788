package com.onelastai.billing.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@BillingServiceIT
class TurnsIT {

  @Autowired Turns turns;
  @Autowired MongoOperations mongo;

  private final String user = UUID.randomUUID().toString();

  @Test
  void onlyOneHasTheTurn() {
    String outer =
        turns.take(
            user,
            () -> {
              ApiException refused =
                  catchThrowableOfType(
                      ApiException.class, () -> turns.take(user, () -> "two at once"));
              assertThat(refused.code()).isEqualTo("change_in_progress");
              return turns.take(UUID.randomUUID().toString(), () -> "others are not held up");
            });

    assertThat(outer).isEqualTo("others are not held up");
    assertThat(turns.<String>take(user, () -> "again")).isEqualTo("again");
  }

  @Test
  void turnEndsWithAFailure() {
    assertThatThrownBy(() ->
            turns.take(
                user,
                () -> {
                  throw new IllegalStateException("failed");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(turns.<String>take(user, () -> "next")).isEqualTo("next");
  }

  @Test
  void turnOfWhoDiedEndsByItself() {
    Turns later = at(Duration.ofMinutes(3));

    String result = turns.take(user, () -> later.take(user, () -> "taken over"));

    assertThat(result).isEqualTo("taken over");
  }

  @Test
  void lateEndTakesNobodysTurnAway() {
    String another = "{'_id': '" + user + "', 'holder': 'another'}";
    turns.take(user, () -> mongo.save(Document.parse(another), Turns.COLLECTION));

    assertThat(mongo.findById(user, Document.class, Turns.COLLECTION)).isNotNull();
  }

  private Turns at(Duration later) {
    return new Turns(mongo, Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC));
  }
}
