package com.onelastai.chat.search;

import com.onelastai.chat.conversation.Adoption;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Anyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@Tag(name = "Conversations")
class SearchController {

  private static final String ADDRESS = "/api/chat/search";
  private static final int MAX_SIZE = 50;

  private final Search search;
  private final Adoption adoption;

  SearchController(Search search, Adoption adoption) {
    this.search = search;
    this.adoption = adoption;
  }

  @Anyone
  @GetMapping(ADDRESS)
  @Operation(
      summary = "Find what was said",
      description =
          """
          Messages of the caller's own conversations, of every branch, that have all the words, \
          whatever their case and accents; the last word may be the beginning of one, and words in \
          quotation marks must follow each other. The best come first: by how often and how densely \
          they have the words, the rarer the better, by words in the title and by time. Of more \
          than 200, the newest are ranked. An answer is found about a second after it is complete.\
          """)
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the parameter")
  @ApiResponse(
      responseCode = "401",
      description = "`sign_in_required`: neither user nor browser is known")
  Listing<FoundMessage> search(
      @Parameter(
              required = true,
              description = "1 to 200 characters with a word in them",
              example = "scatter \"blue light\"")
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "How many of the best to leave out")
          @RequestParam(defaultValue = "0")
          @Min(0)
          @Max(Search.MAX_CANDIDATES)
          int skip,
      @RequestParam(defaultValue = "20") @Min(1) @Max(MAX_SIZE) int size,
      Owner owner) {
    String text = Objects.requireNonNullElse(q, "");
    SearchQuery query = SearchQuery.parse(text);
    adoption.adopt(owner);
    List<FoundMessage> found = search.find(query, owner, skip, size + 1);
    return found.size() <= size
        ? new Listing<>(found, null)
        : new Listing<>(found.subList(0, size), address(text, skip + size, size));
  }

  private static String address(String q, int skip, int size) {
    return UriComponentsBuilder.fromPath(ADDRESS)
        .queryParam("q", "{q}")
        .queryParam("skip", skip)
        .queryParam("size", size)
        .encode()
        .buildAndExpand(q)
        .toUriString();
  }
}
