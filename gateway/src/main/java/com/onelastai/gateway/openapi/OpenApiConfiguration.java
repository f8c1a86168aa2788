package com.onelastai.gateway.openapi;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.RouteTable;
import java.io.IOException;
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
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  /** An entry of the page's list. */
  private record Document(String name, String url) {}

  @Bean
  RouterFunction<ServerResponse> docsPage(RouteTable table) throws IOException {
    List<Document> documents =
        table.services().stream().map(name -> new Document(name, addressOf(name))).toList();
    return route()
        .resource(path(OwnPaths.DOCS), new ClassPathResource("openapi/index.html"))
        .resource(path(OwnPaths.DOCS + "/page.js"), new ClassPathResource("openapi/page.js"))
        .GET(OwnPaths.DOCS + "/documents.json", request -> ServerResponse.ok().bodyValue(documents))
        .resources(OwnPaths.DOCS + "/assets/**", swaggerUi())
        .build();
  }

  /** The document of each service. */
  @Bean
  RouteLocator documents(RouteLocatorBuilder builder, RouteTable table, JsonMapper json) {
    RouteLocatorBuilder.Builder routes = builder.routes();
    table
        .services()
        .forEach(name -> routes.route("docs-" + name, spec -> document(spec, name, json)));
    return routes.build();
  }

  private static Buildable<Route> document(PredicateSpec spec, String service, JsonMapper json) {
    return spec.path(addressOf(service))
        .and()
        .method(HttpMethod.GET)
        .filters(filters ->
            filters
                .setPath("/v3/api-docs")
                .modifyResponseBody(
                    byte[].class,
                    byte[].class,
                    (exchange, document) ->
                        Mono.justOrEmpty(document).map(it -> showGateway(it, json))))
        .uri("lb://" + service);
  }

  /** Names the gateway as the server instead of the address of the service behind it. */
  private static byte[] showGateway(byte[] document, JsonMapper json) {
    if (json.readTree(document) instanceof ObjectNode openApi && openApi.has("openapi")) {
      openApi.putArray("servers").addObject().put("url", "/");
      return json.writeValueAsBytes(openApi);
    }
    return document;
  }

  private static String addressOf(String service) {
    return OwnPaths.DOCS + "/" + service;
  }

  /** The files of the web jar, which are in a folder named after their version. */
  private static Resource swaggerUi() throws IOException {
    return new PathMatchingResourcePatternResolver()
        .getResources("classpath*:META-INF/resources/webjars/swagger-ui/*/")[0];
  }
}
