package com.onelastai.chat.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.retention.Purge;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.visit.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

class MessageQuotaIT extends ServiceTest {

  private static final DailyQuota.Limits THREE = new DailyQuota.Limits(3, 2, 3);

  @Autowired IndexCreation indexes;
  @Autowired Purge purge;
  @Autowired UserEraser eraser;

  private DailyQuota quota;

  @BeforeEach
  void limitOfThree() {
    quota = new DailyQuota(mongo, indexes, clock, MessageQuota.COLLECTION, THREE, "messages");
  }

  @Test
  void limitIsPerDay() {
    count(owner, 3);
    isRefused(owner);
    clock.setOffset(Duration.ofDays(1));
    count(owner, 3);
  }

  @Test
  void releasedMessageDoesNotCount() {
    for (int i = 0; i < 10; i++) {
      quota.count(owner).release();
    }
    count(owner, 3);
    isRefused(owner);
    isRefused(owner);
  }

  @Test
  void concurrentMessagesDoNotExceedTheLimit() {
    long counted = IntStream.range(0, 20).parallel().filter(_ -> isCounted()).count();
    assertThat(counted).isLessThanOrEqualTo(3);
  }

  private boolean isCounted() {
    try {
      quota.count(owner);
      return true;
    } catch (ApiException refused) {
      return false;
    }
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
    Owner kept = Talk.owner(Person.user());
    count(kept, 1);
    count(owner, 1);
    eraser.erase(userId);
    purge.run();
    assertThat(counters(owner)).isZero();
    assertThat(counters(kept)).isOne();
    clock.setOffset(Duration.ofDays(3));
    purge.run();
    assertThat(counters(kept)).isZero();
  }

  private long counters(Owner owner) {
    String day = Instant.now().toString().substring(0, 10);
    return mongo.count(byId(owner.key() + "/" + day), MessageQuota.COLLECTION);
  }

  private void count(Owner owner, int times) {
    for (int i = 0; i < times; i++) {
      quota.count(owner);
    }
  }

  private void isRefused(Owner owner) {
    assertThatThrownBy(() -> quota.count(owner))
        .extracting("status", "code")
        .containsExactly(HttpStatus.TOO_MANY_REQUESTS, "limit_reached");
  }

  private static Owner visitor(@Nullable String network) {
    return new Owner(null, UUID.randomUUID().toString(), network, false);
  }
}
