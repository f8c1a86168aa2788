package com.onelastai.support.ticket;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** How many tickets a user may open on one day. */
@Component
class TicketLimit implements UserDataHolder {

  private final WindowCounter counter;
  private final int perDay;

  TicketLimit(
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      @Value("${onelastai.tickets.per-day}") int perDay) {
    this.counter = new WindowCounter(mongo, indexes, clock, "supportticketlimits", ChronoUnit.DAYS);
    this.perDay = perDay;
  }

  void count(String userId) {
    counter.count(
        userId, perDay, "You have opened all %d tickets of today (UTC).".formatted(perDay));
  }

  @Override
  public void erase(String userId) {
    counter.erase(userId);
  }
}
