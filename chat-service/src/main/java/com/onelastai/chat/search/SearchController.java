package com.onelastai.chat.search;

import com.onelastai.chat.conversation.Adoption;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

  @PermitAll
  @GetMapping(ADDRESS)
  @Operation(
      summary = "Search the caller's messages",
      description =
          """
          Finds messages in all branches of the caller's conversations that contain all the words. \
          Case and accents do not matter; the last word may be incomplete, and words in quotation \
          marks must follow each other. Best matches come first: messages rank higher if they \
          contain the words more often and closer together, if the words are rare or in the title, \
          and if they are newer. If more than 200 messages match, the newest are ranked. An answer \
          can be found about a second after it is complete.\
          """)
  Listing<FoundMessage> searchMessages(
      @Parameter(
              required = true,
              description = "1 to 200 characters, not all blank; without a word, nothing is found",
              example = "scatter \"blue light\"")
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(description = "How many of the best matches to skip")
          @RequestParam(defaultValue = "0")
          @Min(0)
          @Max(Search.MAX_CANDIDATES)
          int skip,
      @RequestParam(defaultValue = "20") @Min(1) @Max(MAX_SIZE) int size,
      Owner owner) {
    String text = Objects.requireNonNullElse(q, "");
    SearchQuery query = SearchQuery.parse(text);
    adoption.adopt(owner);
    return Listing.of(
        search.find(query, owner, skip, size + 1), size, last -> address(text, skip + size, size));
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
