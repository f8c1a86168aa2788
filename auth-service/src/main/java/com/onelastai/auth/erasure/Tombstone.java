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
   * @param answers by service, when it had erased what it held
   * @param completedAt when all had; null as long as one has not
   */
  record Erasure(
      @Indexed(sparse = true) Instant requestedAt,
      Map<String, Instant> answers,
      @Nullable Instant completedAt) {}
}
