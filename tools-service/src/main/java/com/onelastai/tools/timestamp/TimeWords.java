package com.onelastai.tools.timestamp;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.natty.DateGroup;
import org.natty.Parser;

/** Reads English words for a time, such as `tomorrow at 5pm`, relative to the clock. */
record TimeWords(Clock clock, ZoneId zone) {

  /** Without a word the order of day and month is a guess; long lines take the parser long. */
  private static final Pattern WORDS =
      Pattern.compile("(?=.*[a-z]{2})[a-z0-9 ,:.']{2,48}", Pattern.CASE_INSENSITIVE);

  /** The parser counts summer time in, although these zones have none. */
  private static final Pattern AMERICAN_ZONE =
      Pattern.compile("\\b(?:[ecmp]|ak|ha?)[sd]t\\b", Pattern.CASE_INSENSITIVE);

  /** The parser goes on with the next month where a month has no such day. */
  private static final Pattern LAST_DAYS =
      Pattern.compile(
          "(?=.*\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"
              + ".*(?<![:.\\d])(29|3\\d)(?![:.\\d]).*",
          Pattern.CASE_INSENSITIVE);

  TimeReader.Read read(String text) {
    if (!WORDS.matcher(text).matches() || AMERICAN_ZONE.matcher(text).find()) {
      throw new DateTimeException(text);
    }
    List<DateGroup> groups = parse(text);
    if (groups.size() != 1 || !isOneTime(groups.getFirst(), text)) {
      throw new DateTimeException(text);
    }
    DateGroup group = groups.getFirst();
    Instant instant = group.getDates().getFirst().toInstant();
    requireDayOfMonth(text, instant);
    String time = group.isTimeInferred() ? ", with the time of day of now" : "";
    return new TimeReader.Read(instant, "Read as words, relative to now" + time + ".");
  }

  private List<DateGroup> parse(String text) {
    try {
      return new Parser(TimeZone.getTimeZone(zone)).parse(text, Date.from(clock.instant()));
    } catch (RuntimeException unreadable) {
      throw new DateTimeException(text, unreadable);
    }
  }

  private static boolean isOneTime(DateGroup group, String text) {
    return group.getText().equals(text) && group.getDates().size() == 1 && !group.isRecurring();
  }

  private void requireDayOfMonth(String text, Instant instant) {
    var days = LAST_DAYS.matcher(text);
    if (days.matches() && Integer.parseInt(days.group(1)) != instant.atZone(zone).getDayOfMonth()) {
      throw new DateTimeException(text);
    }
  }
}
