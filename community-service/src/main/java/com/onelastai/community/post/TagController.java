package com.onelastai.community.post;

import com.onelastai.starter.listing.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Community")
class TagController {

  private final TagCounts counts;

  TagController(TagCounts counts) {
    this.counts = counts;
  }

  @PermitAll
  @GetMapping("/api/community/tags")
  @Operation(
      summary = "List the tags with the most posts",
      description =
          "The first 100. A change counts within seconds; above 10,000 posts are not counted.")
  Listing<TagView> listTags() {
    return Listing.all(
        counts.mostUsed().stream().map(tag -> new TagView(tag.tag(), tag.posts())).toList());
  }

  /** A tag. */
  record TagView(@Schema(example = "agents") String tag, @Schema(example = "42") long posts) {}
}
