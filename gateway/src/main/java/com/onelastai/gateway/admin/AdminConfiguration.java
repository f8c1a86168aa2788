package com.onelastai.gateway.admin;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.onelastai.gateway.RouteTable;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class AdminConfiguration {

  static final String SERVICES = "/api/admin/services";

  @Bean
  RouterFunction<ServerResponse> serviceList(ServiceOverview overview) {
    return route().GET(SERVICES, overview::list).build();
  }

  /** What every service has, at the service that the path names. */
  @Bean
  RouteLocator servicesByName(RouteLocatorBuilder builder, RouteTable table) {
    RouteLocatorBuilder.Builder routes = builder.routes();
    table
        .services()
        .forEach(name ->
            routes.route(
                "admin-" + name,
                route -> route.path(SERVICES + "/" + name + "/**").uri("lb://" + name)));
    return routes.build();
  }
}
