package com.onelastai.billing.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.lock.UserLock;
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
class PurchaseLockIT {

  @Autowired UserLock lock;
  @Autowired MongoOperations mongo;
  @Autowired IndexCreation indexes;

  private final String user = UUID.randomUUID().toString();

  @Test
  void onlyOneRequestHoldsTheLock() {
    String outer =
        lock.withLock(
            user,
            () -> {
              ApiException refused =
                  catchThrowableOfType(
                      ApiException.class, () -> lock.withLock(user, () -> "two at once"));
              assertThat(refused.code()).isEqualTo("change_in_progress");
              return lock.withLock(UUID.randomUUID().toString(), () -> "others are not held up");
            });

    assertThat(outer).isEqualTo("others are not held up");
    assertThat(lock.<String>withLock(user, () -> "again")).isEqualTo("again");
  }

  @Test
  void failureReleasesTheLock() {
    assertThatThrownBy(() ->
            lock.withLock(
                user,
                () -> {
                  throw new IllegalStateException("failed");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(lock.<String>withLock(user, () -> "next")).isEqualTo("next");
  }

  @Test
  void lockExpiresAfterACrash() {
    UserLock later = at(Duration.ofMinutes(3));

    String result = lock.withLock(user, () -> later.withLock(user, () -> "taken over"));

    assertThat(result).isEqualTo("taken over");
  }

  @Test
  void lateUnlockDoesNotReleaseTheLockOfAnotherHolder() {
    String another = "{'_id': '" + user + "', 'holder': 'another'}";
    lock.withLock(user, () -> mongo.save(Document.parse(another), "billingturns"));

    assertThat(mongo.findById(user, Document.class, "billingturns")).isNotNull();
  }

  private UserLock at(Duration later) {
    Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    return new CustomerConfiguration().purchaseLock(mongo, indexes, clock);
  }
}
