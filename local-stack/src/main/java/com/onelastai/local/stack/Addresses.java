package com.onelastai.local.stack;

import java.util.Map;

/**
 * The addresses of the parts, passed to each process as environment variables.
 *
 * @param mongoUri with the name of the database
 * @param keycloak for the services
 * @param smtpHost of the mail server
 * @param model an OpenAI-compatible API, which may be absent
 * @param stripe Stripe, or the simulator
 * @param gateway for a browser on this machine
 * @param publicUrl for links in mails and on other sites
 */
record Addresses(
    String mongoUri,
    String kafka,
    String keycloak,
    String keycloakPublic,
    String smtpHost,
    String smtpPort,
    String model,
    String stripe,
    String eureka,
    String gateway,
    String publicUrl) {

  Map<String, String> environment() {
    return Map.ofEntries(
        Map.entry("BIND_ADDRESS", "127.0.0.1"),
        Map.entry("ADVERTISED_HOST", "127.0.0.1"),
        Map.entry("MONGODB_URI", mongoUri),
        Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka),
        Map.entry("KEYCLOAK_URL", keycloak),
        Map.entry("KEYCLOAK_PUBLIC_URL", keycloakPublic),
        Map.entry("SMTP_HOST", smtpHost),
        Map.entry("SMTP_PORT", smtpPort),
        Map.entry("MODEL_URL", model),
        Map.entry("EUREKA_URL", eureka),
        Map.entry("ONELASTAI_PUBLIC_URL", publicUrl),
        // Each service has one instance, so there is none to drain to.
        Map.entry("SHUTDOWN_DRAIN", "0s"));
  }
}
