package com.onelastai.billing.agent;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What was told last of an agent.
 *
 * @param name null if it was withdrawn before anything else was told
 * @param time when it was told
 */
@Document(KnownAgent.COLLECTION)
record KnownAgent(
    @Id String id, @Nullable String name, boolean subscription, boolean withdrawn, Instant time) {

  static final String COLLECTION = "billingagents";

  Optional<SoldAgent> asSold() {
    return withdrawn || name == null
        ? Optional.empty()
        : Optional.of(new SoldAgent(id, name, subscription));
  }
}
