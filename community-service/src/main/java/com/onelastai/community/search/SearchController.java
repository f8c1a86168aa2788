package com.onelastai.community.search;

import com.onelastai.community.member.Members;
import com.onelastai.community.post.ListedPost;
import com.onelastai.community.post.PostSource;
import com.onelastai.community.post.PostSummary;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@Tag(name = "Community")
class SearchController {

  private static final String ADDRESS = "/api/community/search";
  private static final int MAX_SIZE = 50;

  /** What comes later is found by better words. */
  private static final int MAX_SKIP = 500;

  private final PostIndex index;
  private final PostSource posts;
  private final Members members;

  SearchController(PostIndex index, PostSource posts, Members members) {
    this.index = index;
    this.posts = posts;
    this.members = members;
  }

  @PermitAll
  @GetMapping(ADDRESS)
  @Operation(
      summary = "Search posts",
      description =
          "Finds posts that have all the words, the best first: words count more if they are rare, "
              + "often in the post, or in its title. Case, accents and English endings do not "
              + "matter. Of words that very many posts have, the newest posts are compared. A post "
              + "can be found about a second after it was published. A page may have fewer posts "
              + "than `size` although another follows.")
  Listing<PostSummary> searchPosts(
      @Parameter(required = true, example = "agents by mail")
          @RequestParam(defaultValue = "")
          @NotBlank
          @Size(max = 200)
          @NoControlCharacters
          String q,
      @Parameter(description = "Only posts with this tag")
          @RequestParam(required = false)
          @Size(max = 30)
          @Nullable String tag,
      @Parameter(description = "How many of the best matches to skip")
          @RequestParam(defaultValue = "0")
          @Min(0)
          @Max(MAX_SKIP)
          int skip,
      @RequestParam(defaultValue = "20") @Min(1) @Max(MAX_SIZE) int size) {
    List<String> ids =
        index.find(Words.query(q, tag), skip + size + 1).stream().skip(skip).toList();
    boolean last = ids.size() <= size || skip + size > MAX_SKIP;
    List<ListedPost> found = posts.listed(ids.stream().limit(size).toList());
    return new Listing<PostSummary>(
            PostSummary.of(found, members), last ? null : next(q, skip + size, size))
        .with("tag", tag);
  }

  private static String next(String q, int skip, int size) {
    return UriComponentsBuilder.fromPath(ADDRESS)
        .queryParam("q", "{q}")
        .queryParam("skip", skip)
        .queryParam("size", size)
        .encode()
        .buildAndExpand(q)
        .toUriString();
  }
}
