package com.onelastai.support.contact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param fastest how long a form is open at least before it is sent
 * @param slowest how long at most
 * @param difficulty leading zero bits of the proof of work
 */
@ConfigurationProperties("onelastai.contact")
record ContactProperties(
    Duration retention, Limits limits, Duration fastest, Duration slowest, int difficulty) {

  /** Messages a day (UTC). */
  record Limits(int address, int network) {}
}
