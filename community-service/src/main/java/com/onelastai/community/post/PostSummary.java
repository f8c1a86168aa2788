package com.onelastai.community.post;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.member.AuthorView;
import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.starter.listing.Listing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A post in a list. */
public record PostSummary(
    @Schema(example = "p-Xq2v9TtU0mF3aLrN") String id,
    @Schema(description = "Null if the author's account was deleted") @Nullable AuthorView author,
    @Schema(example = "Let agents answer by mail") String title,
    @Schema(example = "It works well, @Sofia.", description = "The beginning, as plain text")
        String excerpt,
    Category category,
    @Schema(example = "[\"agents\", \"mail\"]") List<String> tags,
    PostState state,
    Visibility visibility,
    boolean locked,
    @Schema(description = "When it was published; of a draft, when it was last changed") Instant at,
    @Nullable Instant editedAt,
    @Schema(example = "12") long likeCount,
    @Schema(example = "3") long commentCount,
    @Schema(example = "240") long viewCount) {

  static Listing<PostSummary> of(Listing<ListedPost> page, Members members) {
    Map<String, Member> authors = authors(page.items(), members);
    return page.map(post -> of(post, authors));
  }

  /** With one query for all their authors. */
  public static List<PostSummary> of(List<ListedPost> posts, Members members) {
    Map<String, Member> authors = authors(posts, members);
    return posts.stream().map(post -> of(post, authors)).toList();
  }

  private static Map<String, Member> authors(Collection<ListedPost> posts, Members members) {
    List<String> ids =
        posts.stream().map(ListedPost::author).filter(Objects::nonNull).distinct().toList();
    return ids.isEmpty() ? Map.of() : members.findAll(ids);
  }

  private static PostSummary of(ListedPost post, Map<String, Member> authors) {
    return new PostSummary(
        post.id(),
        AuthorView.of(post.author(), authors),
        post.title(),
        post.excerpt(),
        post.category(),
        post.tags(),
        post.state(),
        post.visibility(),
        post.locked(),
        post.at(),
        post.editedAt(),
        post.likeCount(),
        post.commentCount(),
        post.viewCount());
  }
}
