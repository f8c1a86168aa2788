package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.OwnerOrAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@Tag(name = "Conversations")
class ConversationListController {

  private static final String OWN = "/api/chat/user/me";

  private final ConversationList list;

  ConversationListController(ConversationList list) {
    this.list = list;
  }

  @PermitAll
  @GetMapping(OWN)
  @Operation(
      summary = "List the caller's conversations, latest activity first",
      description =
          """
          Conversations of the user, or of the browser while nobody is signed in, without their \
          messages. When a user signs in, the conversations of the browser become the user's.\
          """)
  Listing<ConversationSummary> listOwnConversations(
      @Parameter(description = "Only those with this agent", example = "einstein")
          @RequestParam(required = false)
          @Nullable String agentId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Owner owner) {
    return list.own(owner, OWN, agentId, after, size);
  }

  @OwnerOrAdmin
  @GetMapping("/api/chat/user/{userId}")
  @Operation(summary = "List a user's conversations, latest activity first")
  Listing<ConversationSummary> listConversations(
      @PathVariable String userId,
      @Parameter(description = "Only those with this agent", example = "einstein")
          @RequestParam(required = false)
          @Nullable String agentId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Owner reader) {
    String address =
        UriComponentsBuilder.fromPath("/api/chat/user/{userId}").build(userId).toString();
    return userId.equals(reader.userId())
        ? list.own(reader, address, agentId, after, size)
        : list.of(userId, address, agentId, after, size);
  }
}
