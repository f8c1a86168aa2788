package com.onelastai.community.moderation;

import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.Visibility;
import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.community.moderation.Act.Appeal;
import com.onelastai.community.moderation.Act.Role;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cases as moderators and authors see them. */
@Component
class CaseViews {

  private final Contents contents;
  private final Reports reports;
  private final Members members;
  private final Decisions decisions;

  CaseViews(Contents contents, Reports reports, Members members, Decisions decisions) {
    this.contents = contents;
    this.reports = reports;
    this.members = members;
    this.decisions = decisions;
  }

  /** A member in a case. */
  @Schema(name = "ModerationPerson")
  record Person(
      @Schema(example = "6a1f0c1e-5b0e-4c6e-8d0a-3f2b7c9d1e44") String userId,
      @Schema(description = "Null if it is not known here", example = "Ada")
          @Nullable String name) {}

  /** A case in the queue. */
  @Schema(name = "ModerationQueueItem")
  record QueueItem(
      @Schema(example = "post.p-Zk3vJ9") String id,
      Kind kind,
      @Schema(example = "p-Zk3vJ9") String contentId,
      @Schema(description = "Null if the content is gone", example = "A prompt for travel plans")
          @Nullable String title,
      @Nullable Visibility visibility,
      @Nullable Person author,
      CaseStatus status,
      @Schema(example = "2026-03-01T14:05:10Z") Instant since,
      @Schema(example = "3") int reports,
      List<Reason> reasons,
      List<String> flags) {}

  /** Content of a case, as it is now. */
  @Schema(name = "ModeratedContent")
  record Content(
      @Schema(description = "The post that it is or belongs to", example = "p-Zk3vJ9")
          String postId,
      @Schema(example = "A prompt for travel plans") String title,
      @Schema(description = "In Markdown", example = "Ask for **one** city at a time.") String text,
      Visibility visibility,
      boolean locked,
      Instant createdAt) {

    static Content of(ContentSnapshot content) {
      return new Content(
          content.postId(),
          content.title(),
          content.text(),
          content.visibility(),
          content.locked(),
          content.createdAt());
    }
  }

  /** A report of a case. */
  @Schema(name = "ContentReport")
  record ReportView(
      Reason reason,
      @Schema(description = "For moderators only", example = "The same link as yesterday")
          @Nullable String note,
      @Schema(description = "For moderators only") @Nullable Person reporter,
      Instant at) {}

  /** An act of a case. */
  @Schema(name = "ModerationActView")
  record ActView(
      @Schema(example = "0f9c2f7e-3d3e-4f5a-9f57-2b1c0a7d9e11") String id,
      ActType act,
      Role role,
      @Schema(description = "For moderators only") @Nullable Person by,
      @Nullable Reason reason,
      @Schema(example = "Please post a link once.") @Nullable String note,
      @Schema(description = "Of a ban") @Nullable Instant until,
      Instant at,
      @Nullable Appeal appeal,
      @Schema(description = "Whether its author can appeal now") boolean appealable) {}

  /** A case with its content, its reports and its acts. */
  @Schema(name = "ModerationCase")
  record CaseView(
      @Schema(example = "post.p-Zk3vJ9") String id,
      Kind kind,
      @Schema(example = "p-Zk3vJ9") String contentId,
      CaseStatus status,
      Instant since,
      @Schema(description = "To be sent with an act", example = "1") int version,
      @Schema(description = "Null if it is gone, and for a member") @Nullable Content content,
      @Nullable Person author,
      @Schema(description = "All of them", example = "3") int reportCount,
      @Schema(description = "The latest 200") List<ReportView> reports,
      @Schema(description = "For moderators only") List<String> flags,
      @Schema(description = "The oldest first") List<ActView> acts) {}

  /** What was decided about a member, or about something the member wrote. */
  @Schema(name = "OwnModerationCase")
  record OwnCase(
      @Schema(example = "post.p-Zk3vJ9") String id,
      Kind kind,
      @Schema(example = "p-Zk3vJ9") String contentId,
      CaseStatus status,
      @Schema(description = "The latest first") List<ActView> acts) {}

  Listing<QueueItem> queue(Listing<ModerationCase> page) {
    Map<String, Member> known =
        members.findAll(
            page.items().stream()
                .map(ModerationCase::author)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return page.map(found -> {
      ContentSnapshot content = contents.find(found.kind(), found.contentId()).orElse(null);
      return new QueueItem(
          found.id(),
          found.kind(),
          found.contentId(),
          content == null ? null : content.title(),
          content == null ? null : content.visibility(),
          person(found.author(), known),
          found.status(),
          found.since(),
          found.reports(),
          found.reasons(),
          found.flags());
    });
  }

  CaseView of(ModerationCase found, Caller caller) {
    boolean full = caller.isModerator() && !caller.userId().equals(found.author());
    List<Report> reported = reports.ofCase(found.id());
    Map<String, Member> known = members.findAll(people(found, full ? reported : List.of()));
    return new CaseView(
        found.id(),
        found.kind(),
        found.contentId(),
        found.status(),
        found.since(),
        found.acts().size(),
        contents.find(found.kind(), found.contentId()).map(Content::of).orElse(null),
        person(found.author(), known),
        found.reports(),
        reported.stream().map(report -> view(report, full, known)).toList(),
        full ? found.flags() : List.of(),
        found.acts().stream()
            .filter(act -> full || act.type() != ActType.DISMISS)
            .map(act -> view(found, act, full ? person(act.by(), known) : null))
            .toList());
  }

  /** What its author reads of it. */
  OwnCase own(ModerationCase found) {
    List<ActView> acts =
        found.acts().reversed().stream()
            .filter(act -> act.type() != ActType.DISMISS)
            .map(act -> view(found, act, null))
            .toList();
    return new OwnCase(found.id(), found.kind(), found.contentId(), found.status(), acts);
  }

  private static ReportView view(Report report, boolean full, Map<String, Member> known) {
    return new ReportView(
        report.reason(),
        full ? report.note() : null,
        full ? person(report.userId(), known) : null,
        report.at());
  }

  private ActView view(ModerationCase found, Act act, @Nullable Person by) {
    return new ActView(
        act.id(),
        act.type(),
        act.role(),
        by,
        act.reason(),
        act.note(),
        act.until(),
        act.at(),
        act.appeal(),
        decisions.mayAppeal(found, act));
  }

  private static List<String> people(ModerationCase found, List<Report> reported) {
    return Stream.of(
            Stream.ofNullable(found.author()),
            found.moderators().stream(),
            reported.stream().map(Report::userId).filter(Objects::nonNull))
        .<String>flatMap(ids -> ids)
        .distinct()
        .toList();
  }

  private static @Nullable Person person(@Nullable String userId, Map<String, Member> known) {
    if (userId == null) {
      return null;
    }
    Member member = known.get(userId);
    return new Person(userId, member == null ? null : member.name());
  }
}
