package com.onelastai.tools.audit;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The collection {@code toolaudits}. */
@Component
public class ToolAudits {

  private static final NewestFirst<ToolAudit> NEWEST_FIRST =
      new NewestFirst<>(
          "toolaudits",
          ToolAudit.class,
          "userId",
          "timestamp",
          ToolAudit::timestamp,
          ToolAudit::id);

  private final MongoOperations mongo;
  private final Clock clock;
  private final Duration retention;

  ToolAudits(
      MongoOperations mongo,
      Clock clock,
      @Value("${onelastai.retention.audits}") Duration retention) {
    this.mongo = mongo;
    this.clock = clock;
    this.retention = retention;
  }

  /** Adds a run that begins now, by a user who is signed in. */
  public void add(String runId, String toolName, Owner owner, @Nullable Object input) {
    Instant now = clock.instant();
    mongo.insert(
        new ToolAudit(
            runId,
            Objects.requireNonNull(owner.userId()),
            owner.network(),
            toolName,
            input,
            now,
            now.plus(retention)));
  }

  Listing<ToolAudit> list(
      @Nullable String userId, String address, @Nullable String after, int size) {
    return userId == null
        ? NEWEST_FIRST.readAll(mongo, address, after, size)
        : NEWEST_FIRST.read(mongo, userId, address, after, size).with("userId", userId);
  }
}
