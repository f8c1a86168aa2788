package com.onelastai.community.moderation;

import com.onelastai.community.moderation.Act.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An act as everybody may know it: without persons and texts.
 *
 * @param id of the act
 */
@Document(LogEntry.COLLECTION)
@CompoundIndex(name = "newest", def = "{'at': -1, '_id': -1}")
record LogEntry(
    @Id String id, ActType act, @Nullable Reason reason, Kind kind, Role role, Instant at) {

  static final String COLLECTION = "communitymoderationlog";

  /** An act in the public log. */
  @Schema(name = "ModerationLogEntry")
  record View(
      ActType act,
      @Nullable Reason reason,
      Kind kind,
      Role role,
      @Schema(example = "2026-03-01T14:05:10Z") Instant at) {}

  View view() {
    return new View(act, reason, kind, role, at);
  }
}
