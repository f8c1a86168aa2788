package com.onelastai.support.contact;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** How many messages come from one mail address and from one network on a day (UTC). */
@Component
class ContactLimits {

  private static final String DETAIL =
      "Too many messages were sent from here today (UTC). Please write again tomorrow.";

  private final WindowCounter counters;
  private final ContactProperties.Limits limits;

  ContactLimits(
      MongoOperations mongo, IndexCreation indexes, Clock clock, ContactProperties properties) {
    this.counters = new WindowCounter(mongo, indexes, clock, "contactlimits", ChronoUnit.DAYS);
    this.limits = properties.limits();
  }

  void count(String email, @Nullable String network) {
    String address =
        counters.count("address/" + email.toLowerCase(Locale.ROOT), limits.address(), DETAIL);
    if (network != null) {
      try {
        counters.count("network/" + network, limits.network(), DETAIL);
      } catch (RuntimeException refused) {
        counters.giveBack(address);
        throw refused;
      }
    }
  }
}
