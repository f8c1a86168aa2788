package com.onelastai.gateway.openapi;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.route.RoutedServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  /** An entry of the page's list. */
  private record Document(String name, String url) {}

  @Bean
  RouterFunction<ServerResponse> docsPage(RoutedServices services) {
    Resource page = new ClassPathResource("openapi/index.html");
    Resource script = new ClassPathResource("openapi/page.js");
    List<Document> documents =
        services.names().stream().map(name -> new Document(name, addressOf(name))).toList();
    return route()
        .GET(
            OwnPaths.DOCS,
            request -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue(page))
        .GET(
            OwnPaths.DOCS + "/page.js",
            request ->
                ServerResponse.ok()
                    .contentType(MediaType.valueOf("text/javascript"))
                    .bodyValue(script))
        .GET(OwnPaths.DOCS + "/documents.json", request -> ServerResponse.ok().bodyValue(documents))
        .resources(OwnPaths.DOCS + "/assets/**", swaggerUi())
        .build();
  }

  /** Each service's own document, wherever it is in a service. */
  @Bean
  RouteLocator documents(
      RouteLocatorBuilder builder, RoutedServices services, ServedHere servedHere) {
    RouteLocatorBuilder.Builder routes = builder.routes();
    services
        .names()
        .forEach(name -> routes.route("docs-" + name, spec -> document(spec, name, servedHere)));
    return routes.build();
  }

  private static Buildable<Route> document(
      PredicateSpec spec, String service, ServedHere servedHere) {
    return spec.path(addressOf(service))
        .and()
        .method(HttpMethod.GET)
        .filters(filters ->
            filters
                .setPath("/v3/api-docs")
                .modifyResponseBody(
                    byte[].class,
                    byte[].class,
                    (exchange, document) -> Mono.justOrEmpty(document).map(servedHere::rewrite)))
        .uri("lb://" + service);
  }

  private static String addressOf(String service) {
    return OwnPaths.DOCS + "/" + service;
  }

  /** The files of the web jar, which lie in a folder named by their version. */
  private static Resource swaggerUi() {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:META-INF/resources/webjars/swagger-ui/*/");
      return found[0];
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
