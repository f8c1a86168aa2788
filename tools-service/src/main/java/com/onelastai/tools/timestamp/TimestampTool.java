package com.onelastai.tools.timestamp;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.timestamp.TimestampResult.Moment;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class TimestampTool implements Tool<TimestampInput, TimestampResult> {

  private static final int MAX_LINES = 100;

  private final Clock clock;

  TimestampTool(Clock clock) {
    this.clock = clock;
  }

  @Override
  public ToolInfo<TimestampInput> info() {
    return new ToolInfo<>(
        "timestamp-converter",
        "Timestamp converter",
        Category.DEVELOPER,
        "Converts Unix timestamps, ISO 8601 (RFC 3339), dates of mails (RFC 5322) and of HTTP (RFC "
            + "9110) into each other, in any zone of the IANA database, and reads English words "
            + "such as `tomorrow at 5pm`.",
        new TimestampInput(
            "1767225600\n2026-01-01T00:00:00+09:00\ntomorrow at 5pm", "Europe/Berlin", null, null));
  }

  @Override
  public TimestampResult run(TimestampInput input) {
    List<String> lines =
        input.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw invalid("text", "size", "must have between 1 and " + MAX_LINES + " lines");
    }
    ZoneId zone = zone(input.zone());
    DateTimeFormatter custom = formatter(input.pattern());
    TimeReader reader = new TimeReader(clock, zone, input.unit());
    return new TimestampResult(
        lines.stream().map(line -> moment(line, reader, zone, custom)).toList());
  }

  private static ZoneId zone(@Nullable String zone) {
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw invalid("zone", "unknown_zone", "is no zone such as Europe/Berlin or +02:00");
    }
  }

  private static @Nullable DateTimeFormatter formatter(@Nullable String pattern) {
    try {
      return pattern == null ? null : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException malformed) {
      throw invalid("pattern", "malformed", "is not a pattern: " + malformed.getMessage());
    }
  }

  private static Moment moment(
      String line, TimeReader reader, ZoneId zone, @Nullable DateTimeFormatter custom) {
    try {
      TimeReader.Read read = reader.read(line);
      return describe(line, read, read.instant().atZone(zone), custom);
    } catch (DateTimeException | ArithmeticException unreadable) {
      String note = "Not a time that can be read.";
      return new Moment(line, null, null, null, null, null, null, null, null, note);
    }
  }

  private static Moment describe(
      String line, TimeReader.Read read, ZonedDateTime local, @Nullable DateTimeFormatter custom) {
    Instant instant = read.instant();
    return new Moment(
        line,
        instant.toString(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local),
        instant.getEpochSecond(),
        instant.toEpochMilli(),
        DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)),
        DateTimeFormatter.ISO_WEEK_DATE.format(local.toLocalDate()),
        local.getDayOfYear(),
        custom == null ? null : custom(custom, local),
        read.note());
  }

  private static String custom(DateTimeFormatter custom, ZonedDateTime local) {
    try {
      return custom.format(local);
    } catch (DateTimeException unsupported) {
      throw invalid("pattern", "malformed", "cannot show a time: " + unsupported.getMessage());
    }
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
