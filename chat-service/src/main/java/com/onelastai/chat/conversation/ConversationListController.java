package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.OwnerOrAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Conversations")
class ConversationListController {

  private final ConversationList list;

  ConversationListController(ConversationList list) {
    this.list = list;
  }

  @OwnerOrAdmin
  @GetMapping("/api/chat/user/{userId}")
  @Operation(
      summary = "A user's conversations, the one last spoken in first",
      description =
          "Without what was said. What the user's browser said before they signed in is theirs from"
              + " then on.")
  @ApiResponse(responseCode = "200", description = "A page of them")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the parameter")
  Listing<ConversationSummary> list(
      @PathVariable String userId,
      @Parameter(description = "Only those with this agent", example = "einstein")
          @RequestParam(required = false)
          @Nullable String agentId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Owner owner) {
    return list.ofUser(userId, owner, agentId, after, size);
  }
}
