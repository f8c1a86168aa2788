package com.onelastai.community.moderation;

import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.events.community.ContentFlagged;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentReported;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Opens cases. What a case says of reports is computed from the reports themselves, so that an
 * event that comes again changes nothing.
 */
@Component
class CaseOpening {

  private static final String GROUP = "moderation";

  private final Cases cases;
  private final Reports reports;
  private final Contents contents;
  private final Effects effects;
  private final ModerationRules rules;
  private final Clock clock;

  CaseOpening(
      Cases cases,
      Reports reports,
      Contents contents,
      Effects effects,
      ModerationRules rules,
      Clock clock) {
    this.cases = cases;
    this.reports = reports;
    this.contents = contents;
    this.effects = effects;
    this.rules = rules;
    this.clock = clock;
  }

  @EventListener(group = GROUP)
  void on(ContentReported reported) {
    change(
        reported.kind(),
        reported.contentId(),
        found -> {
          List<Report> all = reports.ofCase(found.id());
          return judge(withReports(found, all), all);
        });
  }

  @EventListener(group = GROUP)
  void on(ContentFlagged flagged, EventMetadata metadata) {
    change(
        flagged.kind(),
        flagged.contentId(),
        found ->
            reopened(
                ModerationCaseBuilder.builder(found)
                    .flags(union(found.flags(), flagged.flags()))
                    .build(),
                metadata.time()));
  }

  private void change(
      ContentKind ofContent, String contentId, UnaryOperator<ModerationCase> change) {
    Kind kind = Kind.of(ofContent);
    contents
        .find(kind, contentId)
        .map(content -> cases.change(kind.caseId(contentId), () -> open(kind, content), change))
        .filter(changed -> changed.pendingSince() != null)
        .ifPresent(changed -> effects.carryOutNow(changed.id()));
  }

  private ModerationCase open(Kind kind, ContentSnapshot content) {
    return ModerationCase.open(kind, content.id().id(), content.author(), clock.instant());
  }

  private ModerationCase withReports(ModerationCase found, List<Report> all) {
    ModerationCase counted =
        ModerationCaseBuilder.builder(found)
            .reports(all.size())
            .reasons(all.stream().map(Report::reason).distinct().sorted().toList())
            .build();
    return all.isEmpty() ? counted : reopened(counted, all.getFirst().at());
  }

  /** Something that happened after the last decision asks for another one. */
  private ModerationCase reopened(ModerationCase found, Instant happened) {
    Instant decided = found.decidedAt();
    return found.status() == CaseStatus.DECIDED && decided != null && happened.isAfter(decided)
        ? found.with(CaseStatus.OPEN, clock.instant())
        : found;
  }

  /** Hides what enough trusted members have reported since a moderator last looked at it. */
  private ModerationCase judge(ModerationCase found, List<Report> all) {
    boolean hidden =
        found.lastOnVisibility().filter(act -> act.type() != ActType.RESTORE).isPresent();
    Instant judged = found.judgedAt();
    List<Report> trusted =
        all.stream()
            .filter(report -> report.level().compareTo(rules.hide().from()) >= 0)
            .filter(report -> report.at().isAfter(judged))
            .toList();
    return hidden || trusted.size() < rules.hide().reports()
        ? found
        : found.with(Act.byRule(ActType.HIDE, mostFrequent(trusted), clock.instant()));
  }

  private static Reason mostFrequent(List<Report> reports) {
    Map<Reason, Long> counts =
        reports.stream().collect(Collectors.groupingBy(Report::reason, Collectors.counting()));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<Reason, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }

  private static List<String> union(List<String> flags, List<String> more) {
    return Stream.of(flags, more).flatMap(List::stream).distinct().toList();
  }
}
