package com.onelastai.tracking.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long documents are stored.
 *
 * @param raw page views, events and API calls
 * @param visits visitors, sessions and the counts by day
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
