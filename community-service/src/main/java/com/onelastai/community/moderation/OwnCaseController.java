package com.onelastai.community.moderation;

import com.onelastai.community.moderation.CaseViews.CaseView;
import com.onelastai.community.moderation.CaseViews.OwnCase;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SignedIn
@RestController
@RequestMapping(ModerationController.ADDRESS)
@Tag(name = "Moderation")
class OwnCaseController {

  private static final String MINE = ModerationController.ADDRESS + "/mine";

  private final ModerationQueue queue;
  private final Decisions decisions;
  private final CaseViews views;

  OwnCaseController(ModerationQueue queue, Decisions decisions, CaseViews views) {
    this.queue = queue;
    this.decisions = decisions;
    this.views = views;
  }

  @GetMapping("/cases/{id}")
  @Operation(
      summary = "Get a case",
      description =
          "For moderators, and for the content's author: without the names of reporters and "
              + "moderators. Moderators also get one that would begin with their first act.")
  CaseView getModerationCase(@PathVariable String id, Caller caller) {
    ModerationCase found =
        caller.isModerator() ? decisions.require(id) : decisions.requireOf(id, caller);
    return views.of(found, caller);
  }

  @GetMapping("/mine")
  @Operation(
      summary = "List what was decided on the caller's content",
      description = "The latest first, with whether the caller can appeal.")
  Listing<OwnCase> listOwnModeration(
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 400)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Caller caller) {
    return queue.readOf(caller.userId(), MINE, after, size).map(views::own);
  }

  @PostMapping("/cases/{id}/appeal")
  @Operation(
      summary = "Appeal against a decision on the caller's content",
      description = "Once for each act, for 30 days.")
  @Problems("no_appeal")
  OwnCase appealModeration(
      @PathVariable String id, @Valid @RequestBody NewAppeal appeal, Caller caller) {
    return views.own(decisions.appeal(id, appeal.actId(), appeal.text(), caller));
  }

  /** Why a decision is wrong. */
  @Schema(name = "NewAppeal")
  record NewAppeal(
      @Schema(description = "The latest that can be appealed, if left out") @Size(max = 60)
          @Nullable String actId,
      @Schema(example = "The link leads to my own free work.")
          @NotBlank
          @Size(max = 2000)
          @NoControlCharacters(lines = true)
          String text) {}
}
