package com.onelastai.auth.user;

import com.onelastai.auth.test.KeycloakServer;
import com.onelastai.starter.test.Engines;
import com.onelastai.starter.test.LocalTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole service with a real broker, a store and the real Keycloak. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    properties = {
      "logging.level.org.apache.kafka=warn",
      "logging.level.kafka=warn",
      "logging.level.state.change.logger=warn",
      "logging.level.de.bwaldvogel=warn"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {Engines.class, KeycloakServer.class})
@Import({LocalTokens.class, StoredUsers.class})
public @interface KeycloakUserIT {}
