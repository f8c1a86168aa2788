package com.onelastai.gateway;

import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;

/** Services in every state, so that no test opens the circuit of another. */
@TestConfiguration(proxyBeanMethods = false)
class TestRoutes {

  @Bean
  RouteLocator services(RouteLocatorBuilder routes) {
    return routes
        .routes()
        .route("down", r -> r.path("/api/down/**").uri("lb://down-service"))
        .route("half", r -> r.path("/api/half/**").uri("lb://half-service"))
        .route("absent", r -> r.path("/api/absent/**").uri("lb://absent-service"))
        .route(
            "circuit",
            r -> r.path("/api/circuit/**").metadata("sockets", true).uri("lb://circuit-service"))
        .route(
            "slow",
            r ->
                r.path("/api/slow/**")
                    .metadata(Map.of(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, 300))
                    .uri("lb://slow-service"))
        .build();
  }
}
