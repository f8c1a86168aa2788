package com.onelastai.community.like;

import com.onelastai.community.content.ContentId;
import com.onelastai.events.community.ContentKind;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping("/api/community")
@Tag(name = "Community likes")
class LikeController {

  private static final String TOGGLE =
      "Idempotent: sent again, it changes nothing. Nobody likes what they wrote.";

  private final Likes likes;
  private final LikeCounts counts;

  LikeController(Likes likes, LikeCounts counts) {
    this.likes = likes;
    this.counts = counts;
  }

  @Schema(name = "Liked")
  record LikedView(
      @Schema(description = "Whether the caller likes it now", example = "true") boolean liked,
      @Schema(description = "May not contain this like until a moment later", example = "17")
          long likeCount) {}

  @PostMapping("/posts/{id}/like")
  @Operation(summary = "Like a post, or take the like back", description = TOGGLE)
  @Problems({"own_content", "banned", "limit_reached"})
  LikedView likePost(
      @PathVariable String id,
      @Valid @RequestBody(required = false) @Nullable LikeRequest request,
      Caller caller) {
    return toggle(caller, ContentKind.POST, id, LikeRequest.liked(request));
  }

  @DeleteMapping("/posts/{id}/like")
  @Operation(summary = "Take the like of a post back", description = TOGGLE)
  @Problems("own_content")
  LikedView unlikePost(@PathVariable String id, Caller caller) {
    return toggle(caller, ContentKind.POST, id, false);
  }

  @PostMapping("/comments/{id}/like")
  @Operation(summary = "Like a comment, or take the like back", description = TOGGLE)
  @Problems({"own_content", "banned", "limit_reached"})
  LikedView likeComment(
      @PathVariable String id,
      @Valid @RequestBody(required = false) @Nullable LikeRequest request,
      Caller caller) {
    return toggle(caller, ContentKind.COMMENT, id, LikeRequest.liked(request));
  }

  @DeleteMapping("/comments/{id}/like")
  @Operation(summary = "Take the like of a comment back", description = TOGGLE)
  @Problems("own_content")
  LikedView unlikeComment(@PathVariable String id, Caller caller) {
    return toggle(caller, ContentKind.COMMENT, id, false);
  }

  private LikedView toggle(Caller caller, ContentKind kind, String id, boolean liked) {
    ContentId content = new ContentId(kind, id);
    likes.toggle(caller, content, liked);
    return new LikedView(liked, counts.of(content));
  }
}
