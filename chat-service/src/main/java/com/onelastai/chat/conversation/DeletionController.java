package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@RequestMapping("/api/chat/{conversationId}")
@Tag(name = "Conversations")
class DeletionController {

  private final ConversationService service;

  DeletionController(ConversationService service) {
    this.service = service;
  }

  @DeleteMapping
  @Operation(
      summary = "Delete a conversation",
      description =
          """
          It disappears from lists, search and shared links at once. `undoUntil` says until when \
          it can be restored; after that it is deleted for good. An answer in progress is lost.\
          """)
  Deleted deleteConversation(@PathVariable String conversationId, Owner owner) {
    return new Deleted(conversationId, service.delete(conversationId, owner));
  }

  @PostMapping("/restore")
  @Operation(summary = "Restore a deleted conversation")
  ConversationSummary restoreConversation(@PathVariable String conversationId, Owner owner) {
    return ConversationSummary.of(service.restore(conversationId, owner));
  }

  record Deleted(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId, Instant undoUntil) {}
}
