package com.onelastai.chat.share;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Anyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Shared conversations")
class ShareController {

  private static final String ADDRESS = "/api/chat/{conversationId}/share";
  private static final String SHARED = "/api/chat/shared/";
  private static final int MAX_SKIP = 100_000;

  private final Sharing sharing;
  private final String publicUrl;

  ShareController(Sharing sharing, @Value("${onelastai.public-url}") String publicUrl) {
    this.sharing = sharing;
    this.publicUrl = publicUrl;
  }

  @Anyone
  @PostMapping(ADDRESS)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Share a conversation by a link",
      description =
          """
          Whoever has the link reads the current branch as it is now, without its later messages. \
          The link is told once; another call makes another and ends the one before.\
          """)
  @ApiResponse(responseCode = "201", description = "The link")
  @ApiResponse(
      responseCode = "401",
      description = "`sign_in_required`: neither user nor browser is known")
  @ApiResponse(
      responseCode = "404",
      description = "`not_found`: the caller has no such conversation")
  @ApiResponse(
      responseCode = "409",
      description = "`nothing_to_share`: nothing has been said in it yet")
  SharedLink share(@PathVariable String conversationId, Owner owner) {
    String token = sharing.share(conversationId, owner).word();
    return new SharedLink(token, publicUrl + SHARED + token);
  }

  @Anyone
  @DeleteMapping(ADDRESS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Withdraw a conversation's link", description = "Also where there is none.")
  @ApiResponse(responseCode = "204", description = "It leads nowhere")
  @ApiResponse(
      responseCode = "401",
      description = "`sign_in_required`: neither user nor browser is known")
  @ApiResponse(
      responseCode = "404",
      description = "`not_found`: the caller has no such conversation")
  void withdraw(@PathVariable String conversationId, Owner owner) {
    sharing.withdraw(conversationId, owner);
  }

  @Anyone
  @GetMapping(SHARED + "{token}")
  @Operation(
      summary = "A shared conversation",
      description =
          """
          What was said, and nothing of whose it is. The last page comes first, `next` leads to \
          the one before it.\
          """)
  @ApiResponse(responseCode = "200", description = "The conversation")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the parameter")
  @ApiResponse(
      responseCode = "404",
      description = "`not_found`: also once the link is withdrawn or the conversation deleted")
  SharedConversation show(
      @PathVariable String token,
      @Parameter(description = "How many of the last messages to leave out")
          @RequestParam(defaultValue = "0")
          @Min(0)
          @Max(MAX_SKIP)
          int skip,
      @RequestParam(defaultValue = "50") @Min(1) @Max(Listing.MAX_SIZE) int size,
      @Parameter(hidden = true) HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    return sharing.show(new ShareToken(token), skip, size);
  }

  record SharedLink(
      @Schema(example = "kR9uX2m4b0sVhT7nQe1cJp8wYd3fLg6aZi5oKv_xB-E") String token,
      @Schema(
              example =
                  "https://example.com/api/chat/shared/kR9uX2m4b0sVhT7nQe1cJp8wYd3fLg6aZi5oKv_xB-E")
          String url) {}
}
