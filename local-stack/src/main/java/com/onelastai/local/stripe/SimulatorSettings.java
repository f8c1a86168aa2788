package com.onelastai.local.stripe;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * @param port 0 for one that is free
 * @param data where the state is kept; null to forget it
 * @param key that clients must send
 * @param webhookSecret that webhooks are signed with
 * @param webhookUrl where events are sent; null to send none
 */
public record SimulatorSettings(
    int port,
    @Nullable Path data,
    String key,
    String webhookSecret,
    @Nullable URI webhookUrl,
    Clock clock) {

  static final String LOCAL_KEY = "sk_test_local_simulator";
  static final String LOCAL_WEBHOOK_SECRET = "whsec_local_simulator";

  /** For tests: a free port, the local secrets, nothing kept. */
  public static SimulatorSettings local(@Nullable URI webhookUrl) {
    return new SimulatorSettings(
        0, null, LOCAL_KEY, LOCAL_WEBHOOK_SECRET, webhookUrl, Clock.systemUTC());
  }
}
