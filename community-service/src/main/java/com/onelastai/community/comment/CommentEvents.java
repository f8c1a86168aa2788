package com.onelastai.community.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.CommentWithdrawn;
import com.onelastai.events.community.ContentFlagged;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentWritten;
import com.onelastai.events.community.MemberMentioned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** What a change of a comment tells others. */
@Component
class CommentEvents {

  private final MongoOperations mongo;
  private final Members members;

  CommentEvents(MongoOperations mongo, Members members) {
    this.mongo = mongo;
    this.members = members;
  }

  /**
   * @param before null if the comment is new
   * @param post null if it is gone
   */
  List<DomainEvent> of(@Nullable Comment before, Comment after, @Nullable ContentSnapshot post) {
    List<DomainEvent> events = new ArrayList<>();
    boolean written = before == null || before.version() != after.version();
    boolean wasShown = before != null && before.isShown();
    if (wasShown && !after.isShown()) {
      events.add(new CommentWithdrawn(after.id(), after.postId()));
    } else if (after.isShown()) {
      events.addAll(shown(before, after, post));
    }
    if (written) {
      events.add(new ContentWritten(ContentKind.COMMENT, after.id(), after.version()));
    }
    if (!after.flags().isEmpty() && written) {
      events.add(new ContentFlagged(ContentKind.COMMENT, after.id(), after.flags()));
    }
    return events;
  }

  private List<DomainEvent> shown(
      @Nullable Comment before, Comment after, @Nullable ContentSnapshot post) {
    String author = after.author();
    String title = post == null ? "" : post.title();
    String name = author == null ? "" : members.find(author).map(Member::name).orElse("");
    // Those who were told of the comment are not told again when it is shown again.
    boolean known = before != null && before.announced();
    List<String> told = before == null || !known ? List.of() : before.mentioned();
    String answers = known ? null : answered(after, post);
    List<DomainEvent> events = new ArrayList<>();
    if (before == null || !before.isShown()) {
      events.add(new CommentAdded(after.id(), after.postId(), author, name, answers, title));
    }
    after.mentioned().stream()
        .filter(userId -> !userId.equals(author) && !userId.equals(answers))
        .filter(userId -> !told.contains(userId))
        .forEach(userId ->
            events.add(new MemberMentioned(userId, name, after.postId(), after.id(), title)));
    return events;
  }

  /** Who wrote what it replies to; null if that is nobody else. */
  private @Nullable String answered(Comment comment, @Nullable ContentSnapshot post) {
    String answered = post == null ? null : post.author();
    if (comment.parentId() != null) {
      Query parent = new Query(where("_id").is(comment.parentId()));
      Comment repliedTo = mongo.findOne(parent, Comment.class);
      answered = repliedTo == null ? null : repliedTo.author();
    }
    return answered == null || answered.equals(comment.author()) ? null : answered;
  }
}
