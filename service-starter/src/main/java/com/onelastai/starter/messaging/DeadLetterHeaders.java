package com.onelastai.starter.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Headers of dead letters and of records that an operator sent again. */
final class DeadLetterHeaders {

  /** The one consumer group that handles the record again; all others have handled it before. */
  static final String RETRY_GROUP = "onelastai-retry-group";

  /** When the record was first published, in milliseconds since 1970. */
  static final String FIRST_PUBLISHED = "onelastai-first-published";

  /** The root cause of a dead letter. */
  static final String CAUSE = "onelastai-cause";

  private DeadLetterHeaders() {}

  static boolean isFor(ConsumerRecord<?, ?> record, String groupId) {
    @Nullable String retryGroup = text(record.headers(), RETRY_GROUP);
    return retryGroup == null || retryGroup.equals(groupId);
  }

  static @Nullable String text(Headers headers, String name) {
    @Nullable Header header = headers.lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
