package com.onelastai.tools.usage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.index.Expires;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A run of a tool.
 *
 * @param owner as {@link com.onelastai.starter.visit.Owner#key} names them
 * @param toolName the tool's id; as a page reported it, if the source is {@code client}
 */
@Document(ToolUsage.COLLECTION)
@Expires
@CompoundIndex(name = "newestOfOwner", def = "{'owner': 1, 'timestamp': -1, '_id': -1}")
record ToolUsage(
    @Id String usageId,
    @JsonIgnore String owner,
    @Schema(example = "base64") String toolName,
    @Schema(example = "developer") @Nullable String category,
    Source source,
    @Nullable String userId,
    @Nullable String visitorId,
    @Schema(description = "Cut, and without secrets") @Nullable Object input,
    Result result,
    @Schema(description = "In milliseconds", example = "3") @Nullable Long latency,
    Instant timestamp,
    @JsonIgnore Instant expiresAt) {

  static final String COLLECTION = "toolusages";

  /** Who says that the tool ran. */
  enum Source implements SnakeCaseEnum {
    PLATFORM,
    CLIENT
  }

  /**
   * The outcome of a run.
   *
   * @param output cut, and without secrets
   */
  @Schema(name = "ToolUsageResult")
  record Result(boolean success, @Nullable String errorMessage, @Nullable Object output) {}
}
