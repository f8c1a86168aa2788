package com.onelastai.lab.file;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** How many files an owner, and all visitors of a network, may upload on one day. */
@Component
class UploadLimits implements UserDataHolder {

  private final WindowCounter counter;
  private final FileProperties.Uploads limits;

  UploadLimits(
      MongoOperations mongo, IndexCreation indexes, Clock clock, FileProperties properties) {
    this.counter = new WindowCounter(mongo, indexes, clock, "labuploads", ChronoUnit.DAYS);
    this.limits = properties.uploads();
  }

  void count(Owner owner) {
    count(owner.key(), limits.perDay());
    if (owner.anonymous() && owner.network() != null) {
      count("network/" + owner.network(), limits.perNetworkAndDay());
    }
  }

  private void count(String key, int limit) {
    counter.count(key, limit, "All %d uploads of today (UTC) are used.".formatted(limit));
  }

  @Override
  public void erase(String userId) {
    counter.erase(userId);
  }
}
