package com.onelastai.community.reward;

import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.events.community.PostPublished;
import com.onelastai.events.identity.LoggedIn;
import com.onelastai.events.lab.ExperimentFinished;
import com.onelastai.events.tools.ToolUsed;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What users do in all services. What a page reports of itself earns nothing: anybody can send it.
 * The keys of posts, comments and likes name what was written, so that nobody earns twice a day by
 * taking something back and doing it again.
 */
@Component
class EarningListener {

  private static final String GROUP = "rewards";

  private final Earnings earnings;
  private final ErasedUsers erased;
  private final UserEraser eraser;

  EarningListener(Earnings earnings, ErasedUsers erased, UserEraser eraser) {
    this.earnings = earnings;
    this.erased = erased;
    this.eraser = eraser;
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(LoggedIn login, EventMetadata metadata) {
    earnings.add(login.userId(), "login", metadata.id(), login.at());
  }

  /** Another answer to the same question is worth nothing, and neither is one that failed. */
  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(MessageCompleted message, EventMetadata metadata) {
    if (message.userId() != null
        && message.questionId() != null
        && message.status() == MessageCompleted.Status.COMPLETE) {
      earnings.add(message.userId(), "chat", message.messageId(), metadata.time());
    }
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(ToolUsed used, EventMetadata metadata) {
    if (used.userId() != null && used.success()) {
      earnings.add(used.userId(), "tool", metadata.id(), metadata.time());
    }
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(ExperimentFinished experiment, EventMetadata metadata) {
    if (experiment.userId() != null && experiment.status() == ExperimentFinished.Status.COMPLETED) {
      String key = experiment.experimentId();
      earnings.add(experiment.userId(), "experiment", key, metadata.time());
    }
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(PostPublished post, EventMetadata metadata) {
    earnings.add(post.userId(), "post", post.postId(), metadata.time());
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(CommentAdded comment, EventMetadata metadata) {
    if (comment.userId() != null) {
      earnings.add(comment.userId(), "comment", comment.commentId(), metadata.time());
    }
  }

  /** For the author, whom the listener's filter does not know. */
  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(ContentLiked like, EventMetadata metadata) {
    String author = like.author();
    if (like.liked() && author != null && !author.equals(like.userId()) && !isErased(author)) {
      String key = like.contentId() + "/" + like.userId();
      earnings.add(author, "like_received", key, metadata.time());
      if (isErased(author)) {
        eraser.erase(author);
      }
    }
  }

  private boolean isErased(String user) {
    return !erased.among(Set.of(user)).isEmpty();
  }

  /** A trial is no purchase, and neither is what points have bought. */
  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(SubscriptionUpdated updated, EventMetadata metadata) {
    boolean isPaid =
        updated.cause() == SubscriptionUpdated.Cause.ACTIVATED
            || updated.cause() == SubscriptionUpdated.Cause.RENEWED;
    if (isPaid && updated.subscription().price() > 0) {
      earnings.add(updated.userId(), "purchase", metadata.id(), metadata.time());
    }
  }
}
