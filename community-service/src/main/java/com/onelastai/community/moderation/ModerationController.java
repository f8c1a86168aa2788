package com.onelastai.community.moderation;

import com.onelastai.community.moderation.Act.Outcome;
import com.onelastai.community.moderation.CaseViews.CaseView;
import com.onelastai.community.moderation.CaseViews.OwnCase;
import com.onelastai.community.moderation.CaseViews.QueueItem;
import com.onelastai.community.moderation.Decisions.Wanted;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.ModeratorOnly;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@ModeratorOnly
@RestController
@RequestMapping(ModerationController.ADDRESS)
@Tag(name = "Moderation")
class ModerationController {

  static final String ADDRESS = "/api/community/moderation";

  private final ModerationQueue queue;
  private final Decisions decisions;
  private final CaseViews views;
  private final ModerationRules rules;

  ModerationController(
      ModerationQueue queue, Decisions decisions, CaseViews views, ModerationRules rules) {
    this.queue = queue;
    this.decisions = decisions;
    this.views = views;
    this.rules = rules;
  }

  @GetMapping("/rules")
  @Operation(summary = "Get the rules by which content is hidden and appeals are decided")
  ModerationRules getModerationRules() {
    return rules;
  }

  @GetMapping("/queue")
  @Operation(
      summary = "List the cases that wait for a moderator",
      description = "Or those of another status; the latest first.")
  Listing<QueueItem> listModerationQueue(
      @RequestParam(defaultValue = "open") CaseStatus status,
      @RequestParam(required = false) @Nullable Kind kind,
      @RequestParam(required = false) @Nullable Reason reason,
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 400)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    return views.queue(queue.read(status, kind, reason, after, size));
  }

  @PostMapping("/cases/{id}/acts")
  @Operation(
      summary = "Decide on a case",
      description =
          "A case about content that nobody has reported, or about a member, begins with the first "
              + "act: its id is the kind, a dot, and the id of the content or the member. Every act "
              + "is kept with its moderator and its reason, and its author is told of all but "
              + "`dismiss`. Content that only rules have hidden or held is shown by `dismiss`. Of "
              + "two decisions at the same time, or after `version`, the second is refused.")
  @Problems({"changed_meanwhile", "act_not_possible", "own_content"})
  CaseView actOnCase(@PathVariable String id, @Valid @RequestBody NewAct act, Caller caller) {
    return views.of(decisions.act(id, act.wanted(), caller), caller);
  }

  @PostMapping("/members/{userId}/acts")
  @Operation(
      summary = "Warn or ban a member, or end a ban",
      description = "In the case about the member, which is none about content.")
  @Problems({"changed_meanwhile", "act_not_possible", "own_content", "not_found"})
  CaseView actOnMember(@PathVariable String userId, @Valid @RequestBody NewAct act, Caller caller) {
    return views.of(decisions.act(Kind.MEMBER.caseId(userId), act.wanted(), caller), caller);
  }

  @GetMapping("/members/{userId}/cases")
  @Operation(
      summary = "List what was decided about a member and their content",
      description = "The latest first, as the member reads it.")
  Listing<OwnCase> listCasesOfMember(
      @PathVariable String userId,
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Size(max = 400)
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    String address = ADDRESS + "/members/" + userId + "/cases";
    return queue.readOf(userId, address, after, size).map(views::own);
  }

  @PostMapping("/cases/{id}/appeal/decision")
  @Operation(
      summary = "Decide on an appeal",
      description = "An act that is overturned is reversed. Another moderator decides than acted.")
  @Problems({"changed_meanwhile", "no_appeal", "other_moderator_needed", "own_content"})
  CaseView decideAppeal(
      @PathVariable String id, @Valid @RequestBody AppealDecision decision, Caller caller) {
    return views.of(
        decisions.decideAppeal(id, decision.decision(), decision.note(), caller), caller);
  }

  /** What a moderator does. */
  @Schema(name = "ModerationAct")
  record NewAct(
      @Schema(description = "`uphold` and `overturn` are decisions on appeals") @NotNull
          ActType act,
      @Schema(description = "Needed to hide, remove, warn and ban") @Nullable Reason reason,
      @Schema(description = "For the author", example = "Please post a link once.")
          @Size(max = 1000)
          @NoControlCharacters(lines = true)
          @Nullable String note,
      @Schema(description = "Of a ban", example = "7") @Min(1) @Max(3650) @Nullable Integer days,
      @Schema(description = "The case's, as the moderator read it", example = "0") @PositiveOrZero
          @Nullable Integer version) {

    Wanted wanted() {
      return new Wanted(act, reason, note, days, version);
    }
  }

  /** How an appeal ends. */
  @Schema(name = "AppealDecision")
  record AppealDecision(
      @NotNull Outcome decision,
      @Schema(description = "For the author", example = "The link was your own work.")
          @Size(max = 1000)
          @NoControlCharacters(lines = true)
          @Nullable String note) {}
}
