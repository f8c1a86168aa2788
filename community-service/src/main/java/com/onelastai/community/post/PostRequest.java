package com.onelastai.community.post;

import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a member writes. */
record PostRequest(
    @Schema(example = "Let agents answer by mail")
        @NotBlank
        @Size(min = 3, max = 150)
        @NoControlCharacters
        String title,
    @Schema(
            example = "It works **well**, @[Sofia](member:3f0c1d2e). Look:",
            description =
                "Markdown. `@[Any name](member:<user id>)` mentions a member: the first ten are "
                    + "told. Pictures are those of `/api/community/pictures`")
        @NotBlank
        @Size(max = MAX_CONTENT)
        @NoControlCharacters(lines = true)
        String content,
    @Schema(defaultValue = "general") @Nullable Category category,
    @Schema(example = "[\"agents\", \"mail\"]", description = "In lower case") @Size(max = 5)
        @Nullable List<@NotNull @Pattern(regexp = TAG, message = "must be a tag") String> tags,
    @Schema(description = "Whether it is kept for the author alone; only of a new post")
        @Nullable Boolean draft) {

  static final int MAX_CONTENT = 20_000;

  /** Letters and digits of any script, without capitals, and hyphens between them. */
  static final String TAG = "[\\p{Ll}\\p{Lo}\\p{Mn}\\p{Nd}][\\p{Ll}\\p{Lo}\\p{Mn}\\p{Nd}-]{0,29}";

  Category categoryOrDefault() {
    return Objects.requireNonNullElse(category, Category.GENERAL);
  }

  List<String> distinctTags() {
    return tags == null ? List.of() : tags.stream().distinct().toList();
  }

  boolean isDraft() {
    return Boolean.TRUE.equals(draft);
  }
}
