package com.onelastai.chat.test;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Plays a model's server, started once; tests say what it answers. */
public final class ModelServer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final WireMockServer SERVER = start();

  private static WireMockServer start() {
    WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    server.start();
    return server;
  }

  public static WireMockServer server() {
    return SERVER;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of("onelastai.model.servers[0].url=" + SERVER.baseUrl() + "/v1")
        .applyTo(context);
  }
}
