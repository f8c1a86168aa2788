package com.onelastai.gateway.frontend;

import com.onelastai.gateway.OwnPaths;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${onelastai.frontend.url:}'.isBlank()")
class FrontendConfiguration {

  /** The last route: every path that no other route matches and that is not the gateway's own. */
  @Bean
  RouteLocator frontend(
      RouteLocatorBuilder routes,
      @Value("${onelastai.frontend.url}") URI url,
      PageViews pageViews) {
    return routes
        .routes()
        .route(
            "frontend",
            route ->
                route
                    .order(Ordered.LOWEST_PRECEDENCE)
                    .predicate(exchange -> !OwnPaths.isOwn(OwnPaths.of(exchange.getRequest())))
                    .filters(filters ->
                        filters.filter((exchange, chain) -> {
                          pageViews.watch(exchange);
                          return chain.filter(exchange);
                        }))
                    .uri(url))
        .build();
  }
}
