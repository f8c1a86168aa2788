package com.onelastai.auth.test;

import com.onelastai.local.stack.Stack;
import com.onelastai.local.stack.StackSettings;
import com.onelastai.mail.test.MailServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The real Keycloak with the project's realm, started once per run and shared by all test classes:
 * {@code @ContextConfiguration(initializers = KeycloakServer.class)}.
 */
public final class KeycloakServer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  public static final String CLIENT_SECRET = "local-auth-client-secret";

  private static final String PUBLIC_URL = "http://localhost:8080/identity";
  private static final String PART = "keycloak";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String realm = "/realms/onelastai";
    String resourceServer = "spring.security.oauth2.resourceserver.jwt.";
    TestPropertyValues.of(
            "onelastai.keycloak.url=" + url(),
            "onelastai.keycloak.client-secret=" + CLIENT_SECRET,
            // Its first answers take long where much else is being tested.
            "onelastai.keycloak.read-timeout=30s",
            resourceServer + "issuer-uri=" + PUBLIC_URL + realm,
            resourceServer + "jwk-set-uri=" + url() + realm + "/protocol/openid-connect/certs")
        .applyTo(context);
  }

  public static String url() {
    return Running.STACK.keycloakUrl();
  }

  private static final class Running {

    private static final Stack STACK = start();

    private static Stack start() {
      try {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        Stack stack =
            Stack.open(
                StackSettings.isolated(
                        Path.of("..").toAbsolutePath().normalize(),
                        Files.createTempDirectory(target, "keycloak"))
                    .withEnvironment("KEYCLOAK_PUBLIC_URL", PUBLIC_URL)
                    .withEnvironment("ONELASTAI_PUBLIC_URL", "http://localhost:8080")
                    .withEnvironment("SMTP_HOST", "127.0.0.1")
                    .withEnvironment("SMTP_PORT", String.valueOf(MailServer.port()))
                    .withEnvironment("ONELASTAI_AUTH_CLIENT_SECRET", CLIENT_SECRET));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.stop(PART)));
        stack.start(PART);
        return stack;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
