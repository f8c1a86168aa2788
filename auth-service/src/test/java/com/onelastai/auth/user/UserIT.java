package com.onelastai.auth.user;

import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.KeycloakSessions;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.test.Api;
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
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The whole service with MongoDB and Kafka; Keycloak is mocked. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "onelastai.keycloak.warm-up=0s")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = Engines.class)
@Import({Api.class, LocalTokens.class, StoredUsers.class})
@MockitoBean(types = {KeycloakUsers.class, KeycloakSessions.class, Authenticator.class})
public @interface UserIT {}
