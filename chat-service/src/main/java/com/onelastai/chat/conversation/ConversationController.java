package com.onelastai.chat.conversation;

import com.onelastai.chat.agent.Agent;
import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.conversation.ConversationPage.ConversationSummary;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@RequestMapping("/api/chat")
@Tag(name = "Conversations")
class ConversationController {

  private static final String PAGE = "50";

  private final Agents agents;
  private final Conversations conversations;
  private final ConversationService service;

  ConversationController(Agents agents, Conversations conversations, ConversationService service) {
    this.agents = agents;
    this.conversations = conversations;
    this.service = service;
  }

  @PostMapping("/start")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Start a conversation",
      description =
          """
          It belongs to the user, or to the browser while nobody is signed in. Send messages to \
          `POST /api/chat/message`.\
          """)
  @Problems({"subscription_required", "not_found"})
  StartedConversation startConversation(@Valid @RequestBody StartRequest request, Owner owner) {
    Agent agent = agents.admit(request.agentId(), owner);
    Conversation started = conversations.start(owner, agent.id(), agent.name());
    return new StartedConversation(started.id(), started.agentId(), started.startTime());
  }

  @GetMapping("/{conversationId}")
  @Operation(
      summary = "Get a conversation and its latest messages",
      description =
          "Returns the messages of the current branch, newest page first; a page lists its oldest "
              + "message first. `next` is the address of the page with older messages. A "
              + "conversation that a browser had before anyone signed in belongs to the user who "
              + "opens it.")
  ConversationPage getConversation(
      @PathVariable String conversationId,
      @Parameter(description = "A message's id: the page ends before it")
          @RequestParam(required = false)
          @Nullable String before,
      @RequestParam(defaultValue = PAGE) @Min(1) @Max(Listing.MAX_SIZE) int size,
      Owner owner) {
    return service.read(conversationId, owner, before, size);
  }

  @GetMapping("/{conversationId}/messages/{messageId}/reasoning")
  @Operation(
      summary = "Get the reasoning of an answer",
      description =
          "What the model wrote to itself before the answer. It is in no list, search, share, "
              + "export or later prompt. Not found if the answer's `reasoned` is false.")
  ReasoningView getReasoning(
      @PathVariable String conversationId, @PathVariable String messageId, Owner owner) {
    return service.reasoning(conversationId, owner, messageId);
  }

  @PutMapping("/{conversationId}")
  @Operation(summary = "Rename a conversation")
  ConversationSummary renameConversation(
      @PathVariable String conversationId, @Valid @RequestBody RenameRequest request, Owner owner) {
    return ConversationSummary.of(service.rename(conversationId, owner, request.title().strip()));
  }

  @PutMapping("/{conversationId}/branch")
  @Operation(
      summary = "Select another branch of a conversation",
      description =
          "The message must be the last one of a branch. Returns the newest page of the branch. "
              + "The next message continues this branch.")
  ConversationPage selectBranch(
      @PathVariable String conversationId,
      @Valid @RequestBody BranchSelection selection,
      Owner owner) {
    return service.newest(
        service.selectBranch(conversationId, owner, selection.messageId()), Integer.parseInt(PAGE));
  }

  @PostMapping("/{conversationId}/end")
  @Operation(
      summary = "End a conversation",
      description = "It can still be read, rated and exported, but takes no more messages.")
  @Problems("answer_in_progress")
  ConversationSummary endConversation(@PathVariable String conversationId, Owner owner) {
    return ConversationSummary.of(service.end(conversationId, owner));
  }

  @DeleteMapping("/{conversationId}")
  @Operation(
      summary = "Delete a conversation",
      description =
          """
          It disappears from lists, search and shared links at once. `undoUntil` says until when \
          it can be restored; after that it is deleted for good. An answer in progress ends; if \
          the conversation is restored, it has the question and the part.\
          """)
  DeletedConversation deleteConversation(@PathVariable String conversationId, Owner owner) {
    return new DeletedConversation(conversationId, service.delete(conversationId, owner));
  }

  @PostMapping("/{conversationId}/restore")
  @Operation(summary = "Restore a deleted conversation")
  ConversationSummary restoreConversation(@PathVariable String conversationId, Owner owner) {
    return ConversationSummary.of(service.restore(conversationId, owner));
  }

  record ReasoningView(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-2") String messageId,
      @Schema(example = "The user asks about the sky. I should name Rayleigh scattering.")
          String text,
      @Schema(example = "3590", description = "Of the answer's tokens") int tokens) {}

  record StartRequest(@Schema(example = "einstein") @NotBlank String agentId) {}

  record StartedConversation(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId,
      @Schema(example = "einstein") String agentId,
      Instant startTime) {}

  record RenameRequest(
      @Schema(example = "The colour of the sky") @NotBlank @Size(max = 120) @NoControlCharacters
          String title) {}

  record BranchSelection(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-6") @NotNull String messageId) {}

  record DeletedConversation(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId, Instant undoUntil) {}
}
