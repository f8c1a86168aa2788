package com.onelastai.community.post;

import com.onelastai.community.member.Members;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(PostController.ADDRESS)
@Tag(name = "Community")
class FeedController {

  private static final NewestFirst<ListedPost> OF_AUTHOR =
      new NewestFirst<>(
          Post.COLLECTION, ListedPost.class, "author", "at", ListedPost::at, ListedPost::id);

  private final Feeds feeds;
  private final Follows follows;
  private final Members members;
  private final MongoOperations mongo;
  private final Clock clock;

  FeedController(
      Feeds feeds, Follows follows, Members members, MongoOperations mongo, Clock clock) {
    this.feeds = feeds;
    this.follows = follows;
    this.members = members;
    this.mongo = mongo;
    this.clock = clock;
  }

  @PermitAll
  @GetMapping
  @Operation(
      summary = "List posts",
      description =
          "`new` is ordered by time, `hot` by likes and comments that lose weight with age, `top` "
              + "by likes among the posts of a period (UTC): of this day, week, month or year and "
              + "the one before. `following` are the newest with a tag or by an author that the "
              + "caller follows. The others may be narrowed by one of `tag`, `category` and "
              + "`author`.")
  @Problems("unauthenticated")
  Listing<PostSummary> listPosts(
      @RequestParam(defaultValue = "new") Feed feed,
      @Parameter(description = "Of `top`; `week` if it is missing")
          @RequestParam(defaultValue = "week")
          TopPeriod period,
      @RequestParam(required = false) @Pattern(regexp = PostRequest.TAG) @Nullable String tag,
      @RequestParam(required = false) @Nullable Category category,
      @RequestParam(required = false) @Size(max = 64) @Nullable String author,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      @Nullable Caller caller) {
    requireOne(tag, category, author);
    String one = Placement.feed(tag, category, author);
    Collection<String> keys =
        switch (feed) {
          case NEW, HOT -> List.of(one);
          case TOP -> period.current(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), one);
          case FOLLOWING -> followed(caller);
        };
    Rank rank =
        switch (feed) {
          case NEW, FOLLOWING -> Rank.NEWEST;
          case HOT -> Rank.HOTTEST;
          case TOP -> Rank.MOST_LIKED;
        };
    Listing<ListedPost> page = feeds.read(keys, rank, PostController.ADDRESS, after, size);
    return PostSummary.of(page, members)
        .with("feed", feed.value())
        .with("period", feed == Feed.TOP ? period.value() : null)
        .with("tag", tag)
        .with("category", category == null ? null : category.value())
        .with("author", author);
  }

  /** Each of them is a feed; both together would be a search. */
  private static void requireOne(
      @Nullable String tag, @Nullable Category category, @Nullable String author) {
    if (Stream.of(tag, category, author).filter(Objects::nonNull).count() > 1) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  author != null ? "author" : "category",
                  "too_many_filters",
                  "must be the only one of tag, category and author")));
    }
  }

  private Collection<String> followed(@Nullable Caller caller) {
    if (caller == null) {
      throw ApiException.unauthenticated();
    }
    return follows.feeds(caller.userId());
  }

  @SignedIn
  @GetMapping("/drafts")
  @Operation(summary = "List the caller's drafts, the last changed first")
  Listing<PostSummary> listDrafts(
      Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return own(caller, PostState.DRAFT, "/drafts", after, size);
  }

  @SignedIn
  @GetMapping("/mine")
  @Operation(
      summary = "List the caller's posts, the newest first",
      description = "Also those that others do not see; their `visibility` says why.")
  Listing<PostSummary> listOwnPosts(
      Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return own(caller, PostState.PUBLISHED, "/mine", after, size);
  }

  private Listing<PostSummary> own(
      Caller caller, PostState state, String path, @Nullable String after, int size) {
    Listing<ListedPost> page =
        OF_AUTHOR.read(
            mongo,
            caller.userId(),
            query -> ListedPost.only(query.addCriteria(Criteria.where("state").is(state))),
            PostController.ADDRESS + path,
            after,
            size);
    return PostSummary.of(page, members);
  }
}
