package com.onelastai.chat.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.onelastai.chat.limit.Quotas.LimitProperties;
import com.onelastai.chat.owner.Owner;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.retention.Purge;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class QuotasIT extends ServiceTest {

  private static final LimitProperties THREE = new LimitProperties(3, 2, 3);

  @Autowired IndexCreation indexes;
  @Autowired Purge purge;
  @Autowired UserEraser eraser;

  private Quotas quotas;

  @BeforeEach
  void limitOfThree() {
    quotas = new Quotas(mongo, indexes, clock, THREE);
  }

  @Test
  void limitIsPerDay() {
    Owner user = user();
    count(user, 3);
    assertThatThrownBy(() -> quotas.count(user))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.status().value()).isEqualTo(429);
              assertThat(refused.code()).isEqualTo("limit_reached");
            });
    clock.setOffset(Duration.ofDays(1));
    count(user, 3);
  }

  @Test
  void releasedMessageDoesNotCount() {
    Owner user = user();
    for (int i = 0; i < 10; i++) {
      quotas.count(user).release();
    }
    count(user, 3);
    isRefused(user);
    isRefused(user);
  }

  @Test
  void concurrentMessagesDoNotExceedTheLimit() {
    Owner user = user();
    long counted =
        IntStream.range(0, 20)
            .parallel()
            .filter(i -> {
              try {
                quotas.count(user);
                return true;
              } catch (ApiException refused) {
                return false;
              }
            })
            .count();
    assertThat(counted).isLessThanOrEqualTo(3);
  }

  @Test
  void visitorsOfOneNetworkShareALimit() {
    String network = UUID.randomUUID().toString();
    Owner first = visitor(network);
    count(first, 2);
    isRefused(first);
    count(visitor(network), 1);
    isRefused(visitor(network));
    count(visitor(null), 2);
  }

  @Test
  void countersExpireAndAreErased() {
    Owner kept = user();
    Owner erased = user();
    count(kept, 1);
    count(erased, 1);
    eraser.erase(String.valueOf(erased.userId()));
    purge.run();
    assertThat(counters(erased)).isZero();
    assertThat(counters(kept)).isOne();
    clock.setOffset(Duration.ofDays(3));
    purge.run();
    assertThat(counters(kept)).isZero();
  }

  private long counters(Owner owner) {
    return mongo.count(
        query(where("_id").is(owner.key() + "/" + Instant.now().toString().substring(0, 10))),
        Quotas.COLLECTION);
  }

  private void count(Owner owner, int times) {
    for (int i = 0; i < times; i++) {
      quotas.count(owner);
    }
  }

  private void isRefused(Owner owner) {
    assertThatThrownBy(() -> quotas.count(owner)).isInstanceOf(ApiException.class);
  }

  private static Owner user() {
    return new Owner(UUID.randomUUID().toString(), null, null, false);
  }

  private static Owner visitor(@Nullable String network) {
    return new Owner(null, UUID.randomUUID().toString(), network, false);
  }
}
