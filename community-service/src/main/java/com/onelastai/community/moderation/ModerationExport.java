package com.onelastai.community.moderation;

import com.onelastai.starter.export.UserDataSource;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a user reported, and what was decided on the user's content. */
@Configuration
class ModerationExport {

  record ReportOf(Kind kind, String contentId, Reason reason, @Nullable String note, Instant at) {}

  @Bean
  UserDataSource reportsExport(Reports reports) {
    return source(
        "contentReports",
        userId ->
            reports.ofUser(userId).stream()
                .map(report ->
                    new ReportOf(
                        report.kind(),
                        report.contentId(),
                        report.reason(),
                        report.note(),
                        report.at()))
                .toList());
  }

  @Bean
  UserDataSource decisionsExport(Cases cases, CaseViews views) {
    return source(
        "moderation",
        userId ->
            cases.ofAuthor(userId).stream()
                .map(views::own)
                .filter(found -> !found.acts().isEmpty())
                .toList());
  }

  private static UserDataSource source(String name, Function<String, List<?>> read) {
    return new UserDataSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<?> of(String userId) {
        return read.apply(userId);
      }
    };
  }
}
