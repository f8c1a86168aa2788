package com.onelastai.chat.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversations.ConversationCleanup;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Removes conversations for good, with everything that features store for them. */
@Component
class ConversationPurge implements UserDataHolder {

  private static final int BATCH = 100;

  private final ConversationDocuments documents;
  private final List<ConversationCleanup> cleanups;
  private final DeletionProperties properties;
  private final Clock clock;

  ConversationPurge(
      ConversationDocuments documents,
      List<ConversationCleanup> cleanups,
      DeletionProperties properties,
      Clock clock) {
    this.documents = documents;
    this.cleanups = cleanups;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void erase(String userId) {
    remove(() -> where("owner").is(userId));
  }

  /** Purges what can no longer be restored, once all its events are published. */
  @ClusterJob(
      name = "purge-conversations",
      every = "${onelastai.deletion.purge-every}",
      atMost = "2h")
  void purgeDeleted() {
    Instant since = clock.instant().minus(properties.undo());
    remove(() -> where("deletedAt").lte(since).and(OutboxTemplate.FIELD).exists(false));
  }

  /** The conversation's own document goes last, so that an interrupted removal is resumed. */
  private void remove(Supplier<Criteria> criteria) {
    List<String> ids = documents.ids(criteria.get(), BATCH);
    while (!ids.isEmpty()) {
      ids.forEach(id -> cleanups.forEach(cleanup -> cleanup.purge(id)));
      documents.remove(criteria.get().and("_id").in(ids));
      ids = documents.ids(criteria.get(), BATCH);
    }
  }

  /**
   * @param undo how long a deleted conversation can be restored
   * @param purgeEvery how often expired ones are purged
   */
  @ConfigurationProperties("onelastai.deletion")
  record DeletionProperties(Duration undo, Duration purgeEvery) {}
}
