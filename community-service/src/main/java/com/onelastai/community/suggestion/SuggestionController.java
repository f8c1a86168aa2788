package com.onelastai.community.suggestion;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.ModeratorOnly;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.validation.NoControlCharacters;
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

@RestController
@RequestMapping("/api/community")
@Tag(name = "Community suggestions")
class SuggestionController {

  private final Suggestions suggestions;
  private final SuggestionEditing editing;
  private final Board board;

  SuggestionController(Suggestions suggestions, SuggestionEditing editing, Board board) {
    this.suggestions = suggestions;
    this.editing = editing;
    this.board = board;
  }

  @Schema(name = "SuggestionVote")
  record VotedView(
      @Schema(description = "Whether the caller votes for it now", example = "true") boolean voted,
      @Schema(description = "May not contain this vote until a moment later", example = "42")
          long voteCount) {}

  @Schema(name = "SuggestionMerge")
  record MergeRequest(
      @Schema(description = "The suggestion that gets the voters", example = "s-2mQx7LbZ0a9dK3vJ")
          @NotBlank
          @Size(max = 64)
          String into) {}

  @Schema(name = "SuggestionStatusChange")
  record StatusRequest(
      @Schema(example = "planned") @NotNull Status status,
      @Schema(description = "Shown with it, plain text", example = "In the next release.")
          @Size(max = 1_000)
          @NoControlCharacters(lines = true)
          @Nullable String note) {}

  @SignedIn
  @PostMapping("/suggestions")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Suggest something",
      description = "It may be held for a moderator: see `visibility`.")
  @Problems({"banned", "limit_reached"})
  SuggestionView suggest(@Valid @RequestBody SuggestionRequest request, Caller caller) {
    return board.view(suggestions.add(caller, request), caller);
  }

  @PermitAll
  @GetMapping("/suggestions/similar")
  @Operation(
      summary = "List suggestions that are like a title",
      description = "Up to 5, the most alike first: to be shown before another one is made.")
  Listing<SuggestionView> listSimilarSuggestions(
      @Parameter(example = "Answers by mail")
          @RequestParam
          @NotBlank
          @Size(max = SuggestionRequest.MAX_TITLE)
          String title,
      @Nullable Caller caller) {
    return Listing.all(board.similar(title, caller));
  }

  @PermitAll
  @GetMapping("/suggestions")
  @Operation(
      summary = "List suggestions",
      description =
          "Those that everyone sees and that were not merged. With `top`, one that gets votes "
              + "meanwhile may be on two pages or on none.")
  Listing<SuggestionView> listSuggestions(
      @RequestParam(defaultValue = "top") SuggestionSort sort,
      @RequestParam(required = false) @Nullable Status status,
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 200)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      @Nullable Caller caller) {
    return board.list(sort, status, after, size, caller);
  }

  @PermitAll
  @GetMapping("/suggestions/{id}")
  @Operation(summary = "Get a suggestion")
  SuggestionView getSuggestion(@PathVariable String id, @Nullable Caller caller) {
    return board.get(id, caller);
  }

  @SignedIn
  @PutMapping("/suggestions/{id}")
  @Operation(
      summary = "Edit a suggestion of one's own",
      description =
          "While its status is `open` and it was not merged. It may be held for a moderator: see "
              + "`visibility`.")
  @Problems({"changed_meanwhile", "suggestion_decided", "suggestion_merged", "banned"})
  SuggestionView editSuggestion(
      @PathVariable String id, @Valid @RequestBody SuggestionEdit edit, Caller caller) {
    return board.view(editing.edit(caller, id, edit), caller);
  }

  @PermitAll
  @GetMapping("/roadmap")
  @Operation(summary = "Get what is planned, started and done")
  Roadmap getRoadmap(@Nullable Caller caller) {
    return board.roadmap(caller);
  }

  @SignedIn
  @PostMapping("/suggestions/{id}/vote")
  @Operation(
      summary = "Vote for a suggestion",
      description = "Idempotent. Voters are told when its status changes.")
  @Problems({"own_content", "suggestion_merged", "banned", "limit_reached"})
  VotedView vote(@PathVariable String id, Caller caller) {
    return vote(caller, id, true);
  }

  @SignedIn
  @DeleteMapping("/suggestions/{id}/vote")
  @Operation(summary = "Take a vote back", description = "Idempotent.")
  @Problems({"own_content", "suggestion_merged"})
  VotedView takeVoteBack(@PathVariable String id, Caller caller) {
    return vote(caller, id, false);
  }

  private VotedView vote(Caller caller, String id, boolean vote) {
    return new VotedView(vote, suggestions.vote(caller, id, vote).likeCount());
  }

  @ModeratorOnly
  @PostMapping("/suggestions/{id}/merge")
  @Operation(
      summary = "Merge a suggestion into another one",
      description =
          "Its voters vote for the other one instead, each once; they are moved in the background. "
              + "Idempotent.")
  @Problems({"suggestion_merged", "merge_in_progress"})
  SuggestionView mergeSuggestion(
      @PathVariable String id, @Valid @RequestBody MergeRequest request, Caller caller) {
    return board.view(suggestions.merge(id, request.into()), caller);
  }

  @ModeratorOnly
  @PutMapping("/suggestions/{id}/status")
  @Operation(
      summary = "Set the status of a suggestion",
      description =
          "The author and the voters are told of another status, each once, in the background. "
              + "Idempotent.")
  @Problems("suggestion_merged")
  SuggestionView setSuggestionStatus(
      @PathVariable String id, @Valid @RequestBody StatusRequest request, Caller caller) {
    return board.view(suggestions.setStatus(id, request.status(), request.note()), caller);
  }
}
