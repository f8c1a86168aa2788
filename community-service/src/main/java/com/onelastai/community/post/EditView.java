package com.onelastai.community.post;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What a post was before an edit. */
record EditView(
    @Schema(example = "1") int version,
    @Schema(example = "Let agents answer by mail") String title,
    @Schema(example = "It works.", description = "Markdown") String content,
    Category category,
    @Schema(example = "[\"agents\"]") List<String> tags,
    @Schema(description = "When it was edited") Instant until) {

  static EditView of(Post.Edit edit) {
    return new EditView(
        edit.version(), edit.title(), edit.content(), edit.category(), edit.tags(), edit.until());
  }
}
