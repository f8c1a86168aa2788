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
    return Map.of(
        "BIND_ADDRESS", "127.0.0.1",
        "ADVERTISED_HOST", "127.0.0.1",
        "MONGODB_URI", mongoUri,
        "KAFKA_BOOTSTRAP_SERVERS", kafka,
        "KEYCLOAK_URL", keycloak,
        "KEYCLOAK_PUBLIC_URL", keycloakPublic,
        "MODEL_URL", model,
        "EUREKA_URL", eureka,
        "ONELASTAI_PUBLIC_URL", publicUrl,
        // Each service has one instance, so there is none to drain to.
        "SHUTDOWN_DRAIN", "0s");
  }
}
