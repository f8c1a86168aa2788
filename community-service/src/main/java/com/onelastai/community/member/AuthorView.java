package com.onelastai.community.member;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote something.
 *
 * @param name null if it is not known here yet
 */
public record AuthorView(
    @Schema(example = "3f0c1d2e-4a5b-4c6d-8e7f-9a0b1c2d3e4f") String id,
    @Schema(example = "Sofia") @Nullable String name) {

  /** Null if the author was erased. */
  public static @Nullable AuthorView of(@Nullable String userId, Map<String, Member> members) {
    if (userId == null) {
      return null;
    }
    Member member = members.get(userId);
    return new AuthorView(userId, member == null ? null : member.name());
  }
}
