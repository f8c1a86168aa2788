package com.onelastai.community.post;

import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an author writes instead.
 *
 * @param version that the author has read
 */
record PostEdit(
    @Schema(example = "Let agents answer by mail")
        @NotBlank
        @Size(min = 3, max = 150)
        @NoControlCharacters
        String title,
    @Schema(example = "It works **well**.", description = "Markdown")
        @NotBlank
        @Size(max = PostRequest.MAX_CONTENT)
        @NoControlCharacters(lines = true)
        String content,
    @Schema(defaultValue = "general") @Nullable Category category,
    @Schema(example = "[\"agents\", \"mail\"]") @Size(max = 5)
        @Nullable
            List<@NotNull @Pattern(regexp = PostRequest.TAG, message = "must be a tag") String>
            tags,
    @Schema(description = "The version that was read", example = "1") @NotNull @Min(1)
        Integer version) {

  PostRequest text() {
    return new PostRequest(title, content, category, tags, false);
  }
}
