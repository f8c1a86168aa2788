package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.security.Anyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Anyone
@RestController
@RequestMapping("/api/chat/{conversationId}")
@Tag(name = "Conversations")
@ApiResponse(
    responseCode = "401",
    description = "`sign_in_required`: neither user nor browser is known")
class DeletionController {

  private final Deletions deletions;

  DeletionController(Deletions deletions) {
    this.deletions = deletions;
  }

  @DeleteMapping
  @Operation(
      summary = "Delete a conversation",
      description =
          "It is gone from lists, search and shared links at once, and for good when the time to"
              + " restore it is over. An answer that is being made is lost.")
  @ApiResponse(responseCode = "200", description = "Until when it may be restored")
  @ApiResponse(responseCode = "404", description = "`not_found`: the caller has none such")
  Deleted delete(@PathVariable String conversationId, Owner owner) {
    return new Deleted(conversationId, deletions.delete(conversationId, owner));
  }

  @PostMapping("/restore")
  @Operation(summary = "Undo the deletion of a conversation")
  @ApiResponse(responseCode = "200", description = "It is back")
  @ApiResponse(
      responseCode = "404",
      description = "`not_found`: the caller has deleted none such, or too long ago")
  ConversationSummary restore(@PathVariable String conversationId, Owner owner) {
    return ConversationSummary.of(deletions.restore(conversationId, owner));
  }

  record Deleted(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId, Instant undoUntil) {}
}
