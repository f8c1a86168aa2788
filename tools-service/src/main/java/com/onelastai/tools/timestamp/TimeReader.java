package com.onelastai.tools.timestamp;

import com.onelastai.tools.timestamp.TimestampInput.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time in one of its forms.
 *
 * @param zone of a time that names none
 * @param unit of a number; null if it follows from its size
 */
record TimeReader(Clock clock, ZoneId zone, @Nullable Unit unit) {

  /**
   * @param note what to know about the time; null if nothing
   */
  record Read(Instant instant, @Nullable String note) {}

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,19}(?:\\.\\d{1,9})?");
  private static final Pattern LEAP_SECOND = Pattern.compile("(.*[T ]\\d\\d:\\d\\d):60(.*)");
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  /** Larger numbers of seconds are after the year 5138: milliseconds are more likely. */
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(100_000_000_000L);

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .optionalStart()
          .appendLiteral('[')
          .appendZoneRegionId()
          .appendLiteral(']')
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  Read read(String text) {
    if (text.equalsIgnoreCase("now")) {
      return new Read(clock.instant(), null);
    }
    if (NUMBER.matcher(text).matches()) {
      return number(new BigDecimal(text));
    }
    var leap = LEAP_SECOND.matcher(text);
    if (leap.matches()) {
      Instant before = parse(leap.group(1) + ":59" + leap.group(2));
      return new Read(
          before.plusSeconds(1), "A leap second, which Unix time counts as the second after it.");
    }
    try {
      return new Read(parse(text), null);
    } catch (DateTimeException noDate) {
      return new TimeWords(clock, zone).read(text);
    }
  }

  private Read number(BigDecimal number) {
    Unit guessed = unit != null ? unit : guess(number.abs());
    BigInteger nanos =
        number
            .scaleByPowerOfTen(
                switch (guessed) {
                  case SECONDS -> 9;
                  case MILLISECONDS -> 6;
                  case MICROSECONDS -> 3;
                  case NANOSECONDS -> 0;
                })
            .toBigInteger();
    BigInteger[] parts = nanos.divideAndRemainder(NANOS);
    Instant instant = Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    return new Read(instant, unit == null ? "Read as " + guessed.value() + "." : null);
  }

  private static Unit guess(BigDecimal number) {
    BigDecimal limit = MAX_SECONDS;
    for (Unit unit : Unit.values()) {
      if (number.compareTo(limit) < 0) {
        return unit;
      }
      limit = limit.scaleByPowerOfTen(3);
    }
    return Unit.NANOSECONDS;
  }

  private Instant parse(String text) {
    try {
      TemporalAccessor read =
          ISO.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (read) {
        case ZonedDateTime zoned -> zoned.toInstant();
        case LocalDateTime local -> local.atZone(zone).toInstant();
        case LocalDate date -> date.atStartOfDay(zone).toInstant();
        default -> throw new DateTimeException(text);
      };
    } catch (DateTimeException other) {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }
  }
}
