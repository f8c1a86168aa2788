package com.onelastai.support.ticket.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param zone of the business hours
 * @param hours by day, see {@link BusinessHours}
 * @param holidays days on which the office is closed, such as {@code 2026-12-25}
 * @param firstResponse how much business time may pass until the team answers
 * @param resolution how much business time may pass until the ticket is resolved
 * @param warnAfter the share of that time after which the team is warned
 */
@ConfigurationProperties("onelastai.tickets.sla")
record SlaProperties(
    ZoneId zone,
    Map<DayOfWeek, String> hours,
    List<String> holidays,
    Map<Priority, Duration> firstResponse,
    Map<Priority, Duration> resolution,
    double warnAfter) {

  SlaProperties {
    for (Priority priority : Priority.values()) {
      Objects.requireNonNull(firstResponse.get(priority), "No first response of " + priority);
      Objects.requireNonNull(resolution.get(priority), "No resolution of " + priority);
    }
    if (!(warnAfter > 0 && warnAfter < 1)) {
      throw new IllegalArgumentException("warn-after must be between 0 and 1");
    }
  }

  BusinessHours businessHours() {
    return new BusinessHours(
        zone, hours, holidays.stream().map(LocalDate::parse).collect(Collectors.toSet()));
  }
}
