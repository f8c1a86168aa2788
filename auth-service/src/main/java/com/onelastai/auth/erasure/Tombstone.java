package com.onelastai.auth.erasure;

import com.onelastai.auth.user.User;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** What is left in {@code users} of an account that was deleted. */
@Document(User.COLLECTION)
record Tombstone(@Id String id, Erasure erasure) {

  /**
   * @param openSince the same as requestedAt until the erasure is complete, then null
   * @param answers by service, when it had erased its data
   * @param completedAt when the last service had
   */
  record Erasure(
      Instant requestedAt,
      @Indexed(sparse = true) @Nullable Instant openSince,
      Map<String, Instant> answers,
      @Nullable Instant completedAt) {}
}
