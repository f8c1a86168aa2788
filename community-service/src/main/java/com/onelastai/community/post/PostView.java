package com.onelastai.community.post;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.member.AuthorView;
import com.onelastai.community.member.Member;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A post as it is read. */
record PostView(
    @Schema(example = "p-Xq2v9TtU0mF3aLrN") String id,
    @Schema(description = "Null if the author's account was deleted") @Nullable AuthorView author,
    @Schema(example = "Let agents answer by mail") String title,
    @Schema(example = "It works **well**.", description = "Markdown, for an editor") String content,
    @Schema(example = "<p>It works <strong>well</strong>.</p>", description = "Safe to show")
        String html,
    Category category,
    @Schema(example = "[\"agents\", \"mail\"]") List<String> tags,
    PostState state,
    @Schema(description = "Others see it only if it is `visible`") Visibility visibility,
    @Schema(description = "Whether it takes no more comments") boolean locked,
    @Schema(description = "For an edit", example = "1") int version,
    Instant createdAt,
    @Schema(description = "Null before others saw it") @Nullable Instant publishedAt,
    @Nullable Instant editedAt,
    @Schema(example = "12") long likeCount,
    @Schema(description = "Whether the caller likes it") boolean liked,
    @Schema(example = "3") long commentCount,
    @Schema(example = "240") long viewCount) {

  static PostView of(Post post, Map<String, Member> members, boolean liked) {
    return new PostView(
        post.id(),
        AuthorView.of(post.author(), members),
        post.title(),
        post.content(),
        post.html(),
        post.category(),
        post.tags(),
        post.state(),
        post.visibility(),
        post.locked(),
        post.version(),
        post.createdAt(),
        post.publishedAt(),
        post.editedAt(),
        post.likeCount(),
        liked,
        post.commentCount(),
        post.viewCount());
  }
}
