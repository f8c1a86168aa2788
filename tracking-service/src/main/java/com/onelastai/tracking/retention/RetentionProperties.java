package com.onelastai.tracking.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things are kept.
 *
 * @param raw page views, events and API calls
 * @param visits visitors, sessions and what was counted by day
 */
@ConfigurationProperties("onelastai.retention")
public record RetentionProperties(Duration raw, Duration visits) {

  public Date rawUntil(Instant time) {
    return Date.from(time.plus(raw));
  }

  public Date visitUntil(Instant time) {
    return Date.from(time.plus(visits));
  }
}
