package com.onelastai.community.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.SeenContent;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.like.Likes;
import com.onelastai.community.like.MostLiked;
import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads threads: pages of comments that begin one, each with its first replies. */
@Service
class Threads {

  private static final int FIRST_REPLIES = 10;

  private static final MostLiked<Comment> MOST_LIKED =
      new MostLiked<>(Comment.class, "path", Comment::likeCount, Comment::path);

  private final MongoOperations mongo;
  private final CommentStore store;
  private final SeenContent contents;
  private final Members members;
  private final Likes likes;

  Threads(
      MongoOperations mongo,
      CommentStore store,
      SeenContent contents,
      Members members,
      Likes likes) {
    this.mongo = mongo;
    this.store = store;
    this.contents = contents;
    this.members = members;
    this.likes = likes;
  }

  /**
   * @throws ApiException 404 if the caller does not see the post
   */
  Listing<CommentThread> ofPost(
      String postId, ThreadSort sort, @Nullable String after, int size, @Nullable Caller caller) {
    requirePost(postId, caller);
    Criteria seen = seen(where("threadOf").is(postId), caller);
    String address = "/api/community/posts/" + postId + "/comments";
    Listing<Comment> roots =
        sort == ThreadSort.TOP
            ? MOST_LIKED.read(mongo, seen, address, after, size)
            : byPath(seen, sort == ThreadSort.OLDEST, address, after, size);
    List<Listing<Comment>> replies =
        roots.items().stream().map(root -> replies(root, null, FIRST_REPLIES, caller)).toList();
    List<Comment> all = new ArrayList<>(roots.items());
    replies.forEach(page -> all.addAll(page.items()));
    Function<Comment, CommentView> view = view(all, caller);
    List<CommentThread> threads = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      threads.add(new CommentThread(view.apply(roots.items().get(i)), replies.get(i).map(view)));
    }
    return new Listing<>(threads, roots.next()).with("sort", sort.value());
  }

  /**
   * @throws ApiException 404 if the caller does not see the comment or its place
   */
  Listing<CommentView> replies(
      String id, @Nullable String after, int size, @Nullable Caller caller) {
    Comment comment = store.require(id);
    requirePost(comment.postId(), caller);
    Listing<Comment> replies = replies(comment, after, size, caller);
    return replies.map(view(replies.items(), caller));
  }

  /**
   * @throws ApiException 404 if the caller does not see it
   */
  CommentView view(String id, @Nullable Caller caller) {
    Comment comment = store.require(id);
    requirePost(comment.postId(), caller);
    if (!comment.isSeenBy(caller)) {
      throw ApiException.notFound("comment");
    }
    return view(comment, caller);
  }

  CommentView view(Comment comment, @Nullable Caller caller) {
    return view(List.of(comment), caller).apply(comment);
  }

  private void requirePost(String postId, @Nullable Caller caller) {
    contents.requireSeen(new ContentId(ContentKind.POST, postId), caller);
  }

  /** All replies below a comment. The character after the separator of paths ends them. */
  private Listing<Comment> replies(
      Comment comment, @Nullable String after, int size, @Nullable Caller caller) {
    Criteria below =
        where("rootId")
            .is(comment.rootId())
            .and("path")
            .gt(comment.path() + "/")
            .lt(comment.path() + "0");
    String address = "/api/community/comments/" + comment.id() + "/replies";
    return byPath(seen(below, caller), true, address, after, size);
  }

  private Listing<Comment> byPath(
      Criteria criteria, boolean ascending, String address, @Nullable String after, int size) {
    Criteria page = criteria;
    if (after != null) {
      Criteria next = ascending ? where("path").gt(after) : where("path").lt(after);
      page = new Criteria().andOperator(criteria, next);
    }
    Sort.Direction direction = ascending ? Sort.Direction.ASC : Sort.Direction.DESC;
    Query query = new Query(page).with(Sort.by(direction, "path")).limit(size + 1);
    return Listing.of(
        mongo.find(query, Comment.class),
        size,
        last ->
            UriComponentsBuilder.fromPath(address)
                .queryParam("after", last.path())
                .queryParam("size", size)
                .encode()
                .toUriString());
  }

  /** What others do not see any more keeps its place while it has replies. */
  private static Criteria seen(Criteria criteria, @Nullable Caller caller) {
    if (caller != null && caller.isModerator()) {
      return criteria;
    }
    List<Criteria> seen = new ArrayList<>();
    seen.add(where("visibility").is(Visibility.VISIBLE).and("deleted").is(false));
    seen.add(where("replyCount").gt(0));
    if (caller != null) {
      seen.add(where("author").is(caller.userId()).and("deleted").is(false));
    }
    return new Criteria().andOperator(criteria, new Criteria().orOperator(seen));
  }

  private Function<Comment, CommentView> view(List<Comment> comments, @Nullable Caller caller) {
    List<String> userIds =
        comments.stream().map(Comment::author).filter(Objects::nonNull).distinct().toList();
    Map<String, Member> authors = userIds.isEmpty() ? Map.of() : members.findAll(userIds);
    Set<String> liked =
        likes.likedBy(
            caller == null ? null : caller.userId(), comments.stream().map(Comment::id).toList());
    return comment -> CommentView.of(comment, caller, authors, liked);
  }
}
