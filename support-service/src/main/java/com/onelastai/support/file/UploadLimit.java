package com.onelastai.support.file;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** How many files a user may upload on one day. */
@Component
class UploadLimit implements UserDataHolder {

  private final WindowCounter counter;
  private final int perDay;

  UploadLimit(
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      @Value("${onelastai.files.uploads-per-day}") int perDay) {
    this.counter = new WindowCounter(mongo, indexes, clock, "supportuploads", ChronoUnit.DAYS);
    this.perDay = perDay;
  }

  void count(String userId) {
    counter.count(
        userId, perDay, "You have uploaded all %d files of today (UTC).".formatted(perDay));
  }

  @Override
  public void erase(String userId) {
    counter.erase(userId);
  }
}
