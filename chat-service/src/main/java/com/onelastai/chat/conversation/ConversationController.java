package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;
import com.onelastai.chat.text.NoControlCharacters;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Anyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Anyone
@RestController
@RequestMapping("/api/chat/{conversationId}")
@Tag(name = "Conversations")
@ApiResponse(responseCode = "200", description = "The conversation")
@ApiResponse(
    responseCode = "401",
    description = "`sign_in_required`: neither user nor browser is known")
@ApiResponse(
    responseCode = "404",
    description = "`not_found`: the caller has no such conversation, or has deleted it")
class ConversationController {

  private static final String PAGE = "50";

  private final ConversationPages pages;
  private final ConversationChanges changes;

  ConversationController(ConversationPages pages, ConversationChanges changes) {
    this.pages = pages;
    this.changes = changes;
  }

  @GetMapping
  @Operation(
      summary = "A conversation and what was said last",
      description =
          "The messages of the current branch, the newest page first; within a page the oldest"
              + " first. `next` is where the page before it is. What a browser said before anybody"
              + " signed in becomes the user's when they open it.")
  @ApiResponse(
      responseCode = "400",
      description = "`invalid_request`: `size` is not 1 to 100, or `before` is no message")
  ConversationPage read(
      @PathVariable String conversationId,
      @Parameter(description = "A message's id: the page ends before it")
          @RequestParam(required = false)
          @Nullable String before,
      @RequestParam(defaultValue = PAGE) @Min(1) @Max(Listing.MAX_SIZE) int size,
      Owner owner) {
    return pages.read(conversationId, owner, before, size);
  }

  @PutMapping
  @Operation(summary = "Rename a conversation")
  @ApiResponse(responseCode = "400", description = "`invalid_request` names the field")
  ConversationSummary rename(
      @PathVariable String conversationId, @Valid @RequestBody Renaming renaming, Owner owner) {
    return ConversationSummary.of(changes.rename(conversationId, owner, renaming.title().strip()));
  }

  @PutMapping("/branch")
  @Operation(
      summary = "Make another branch the current one",
      description = "Answers its newest page. What is said next follows this branch.")
  @ApiResponse(
      responseCode = "400",
      description = "`invalid_request`: the message is not the last one of a branch")
  ConversationPage selectBranch(
      @PathVariable String conversationId,
      @Valid @RequestBody BranchSelection selection,
      Owner owner) {
    return pages.newest(
        changes.selectBranch(conversationId, owner, selection.messageId()), Integer.parseInt(PAGE));
  }

  @PostMapping("/end")
  @Operation(
      summary = "End a conversation",
      description = "It can be read, rated and exported from then on; nothing more can be said.")
  @ApiResponse(responseCode = "409", description = "`answer_in_progress`")
  ConversationSummary end(@PathVariable String conversationId, Owner owner) {
    return ConversationSummary.of(changes.end(conversationId, owner));
  }

  record Renaming(
      @Schema(example = "The colour of the sky") @NotBlank @Size(max = 120) @NoControlCharacters
          String title) {}

  record BranchSelection(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-6") @NotNull String messageId) {}
}
