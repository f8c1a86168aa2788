package com.onelastai.auth.test;

import com.onelastai.auth.securitylog.watch.Watched;
import com.onelastai.auth.user.StoredUsers;
import com.onelastai.mail.test.MailServer;
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

/** The whole service with Keycloak, MongoDB, Kafka and a mail server; one for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    // Tests poll Keycloak's events themselves.
    properties = "onelastai.keycloak-events.poll-every=P1D")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {Engines.class, KeycloakServer.class, MailServer.class})
@Import({Api.class, LocalTokens.class, StoredUsers.class, Watched.class})
public @interface AuthServiceIT {}
