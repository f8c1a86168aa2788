package com.onelastai.community.like;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record LikeRequest(
    @Schema(description = "False takes the like back", example = "true", defaultValue = "true")
        @Nullable Boolean liked) {

  /** A request without a body likes. */
  static boolean liked(@Nullable LikeRequest request) {
    return request == null || request.liked() == null || request.liked();
  }
}
