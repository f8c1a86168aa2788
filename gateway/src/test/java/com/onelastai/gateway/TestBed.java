package com.onelastai.gateway;

import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.TestSocketUtils;

/** Everything around the gateway. Requests from 127.0.0.2 come from a trusted proxy. */
final class TestBed implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String TRUSTED_PROXY = "127.0.0.2";
  static final int REQUESTS_PER_MINUTE = 3000;
  static final int LOGINS_PER_MINUTE = 20;
  static final int WEBHOOKS_PER_MINUTE = 6000;
  static final int BODY_LIMIT = 100_000;
  static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(3);
  static final String ALLOWED_ORIGIN = "https://partner.example";

  static final Upstream SERVICE = new Upstream();
  static final Upstream FRONTEND = new Upstream();
  static final Upstream KEYCLOAK = new Upstream();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "eureka.client.enabled=false",
            instance("tracking-service", 0, SERVICE.port()),
            instance("auth-service", 0, SERVICE.port()),
            instance("chat-service", 0, SERVICE.port()),
            instance("billing-service", 0, SERVICE.port()),
            instance("tools-service", 0, SERVICE.port()),
            instance("lab-service", 0, SERVICE.port()),
            instance("support-service", 0, SERVICE.port()),
            instance("community-service", 0, SERVICE.port()),
            instance("circuit-service", 0, SERVICE.port()),
            instance("slow-service", 0, SERVICE.port()),
            instance("down-service", 0, TestSocketUtils.findAvailableTcpPort()),
            instance("half-service", 0, TestSocketUtils.findAvailableTcpPort()),
            instance("half-service", 1, SERVICE.port()),
            "KEYCLOAK_URL=http://127.0.0.1:" + KEYCLOAK.port() + "/identity",
            "ONELASTAI_FRONTEND_URL=http://127.0.0.1:" + FRONTEND.port(),
            "TRUSTED_PROXIES=" + TRUSTED_PROXY,
            "ONELASTAI_CORS_ORIGINS=" + ALLOWED_ORIGIN + ":443/",
            "RATE_LIMIT_PER_MINUTE=" + REQUESTS_PER_MINUTE,
            "LOGIN_RATE_LIMIT_PER_MINUTE=" + LOGINS_PER_MINUTE,
            "WEBHOOK_RATE_LIMIT_PER_MINUTE=" + WEBHOOKS_PER_MINUTE,
            "BODY_LIMIT=" + BODY_LIMIT + "B",
            "RESPONSE_TIMEOUT=" + RESPONSE_TIMEOUT.toMillis() + "ms",
            "KEY_FETCH_INTERVAL=50ms",
            "CLOCK_SETTABLE=true",
            "ONELASTAI_SPOOL_DIR=${java.io.tmpdir}/spool-" + UUID.randomUUID(),
            "onelastai.publish.linger=5ms",
            "management.server.port=0")
        .applyTo(context);
  }

  private static String instance(String service, int index, int port) {
    return "spring.cloud.discovery.client.simple.instances.%s[%d].uri=http://127.0.0.1:%d"
        .formatted(service, index, port);
  }
}
