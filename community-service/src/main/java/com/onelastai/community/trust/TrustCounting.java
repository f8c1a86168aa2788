package com.onelastai.community.trust;

import com.onelastai.community.trust.Trust.Removal;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.events.community.ContentModerated;
import com.onelastai.events.community.PostPublished;
import com.onelastai.events.identity.AccountChanged;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import org.bson.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Counts what members did, each event once. The few events of a batch, which a crash repeats, are
 * all remembered in the member's document.
 */
@Component
class TrustCounting {

  private static final String GROUP = "trust";
  private static final int BATCH = 100;
  private static final int REMOVALS = 50;

  private final Trusts trusts;

  TrustCounting(Trusts trusts) {
    this.trusts = trusts;
  }

  /** An account is as old as its first event here, whenever it begins to write. */
  @EventListener(group = GROUP, skipErasedUsers = true, maxRecords = BATCH)
  void on(AccountChanged account, EventMetadata metadata) {
    if (trusts.find(account.userId()).isEmpty()) {
      trusts.begin(account.userId(), metadata.time());
    }
  }

  /** A post that was hidden and is shown again was published before. */
  @EventListener(group = GROUP, skipErasedUsers = true, maxRecords = BATCH)
  void on(PostPublished published) {
    trusts.require(published.userId());
    trusts.count(published.userId(), published.postId(), new Update().inc("posts", 1));
  }

  @EventListener(group = GROUP, skipErasedUsers = true, maxRecords = BATCH)
  void on(CommentAdded added) {
    String author = added.userId();
    if (author != null) {
      trusts.require(author);
      trusts.count(author, added.commentId(), new Update().inc("comments", 1));
    }
  }

  @EventListener(group = GROUP, skipErasedUsers = true, maxRecords = BATCH)
  void on(ContentLiked liked, EventMetadata metadata) {
    String author = liked.author();
    if (author != null && !author.equals(liked.userId())) {
      trusts.count(author, metadata.id(), new Update().inc("likes", liked.liked() ? 1 : -1));
    }
  }

  @EventListener(group = GROUP, skipErasedUsers = true, maxRecords = BATCH)
  void on(ContentModerated moderated, EventMetadata metadata) {
    String contentId = moderated.contentId();
    switch (moderated.act()) {
      case "hide", "remove" ->
          trusts.count(
              moderated.userId(),
              metadata.id(),
              new Update()
                  .push("removals")
                  .slice(-REMOVALS)
                  .each(new Removal(contentId, metadata.time())));
      case "restore" ->
          trusts.count(
              moderated.userId(),
              metadata.id(),
              new Update().pull("removals", new Document("contentId", contentId)));
      default -> {}
    }
  }
}
