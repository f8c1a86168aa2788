package com.onelastai.gateway.openapi;

import static com.onelastai.gateway.file.StaticFile.at;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.RouteTable;
import com.onelastai.gateway.file.StaticFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
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
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  /** Of those in the web jar, the ones that the page loads. */
  private static final List<String> ASSETS =
      List.of(
          "swagger-ui.css",
          "swagger-ui-bundle.js",
          "swagger-ui-standalone-preset.js",
          "favicon-32x32.png");

  /** The document of what the gateway answers itself. */
  private static final String GATEWAY = "gateway";

  /** An entry of the page's list. */
  private record Document(String name, String url) {}

  @Bean
  RouterFunction<ServerResponse> docsPage(RouteTable table) throws IOException {
    List<Document> documents =
        Stream.concat(table.services().stream(), Stream.of(GATEWAY))
            .map(name -> new Document(name, addressOf(name)))
            .toList();
    RouterFunctions.Builder routes =
        route()
            .GET(
                OwnPaths.DOCS + "/documents.json",
                request -> ServerResponse.ok().bodyValue(documents))
            .route(at(OwnPaths.DOCS), file(new ClassPathResource("openapi/index.html")))
            .route(at(OwnPaths.DOCS + "/page.js"), file(new ClassPathResource("openapi/page.js")))
            .route(
                at(addressOf(GATEWAY)),
                file(new ClassPathResource("META-INF/openapi/gateway.json")));
    Resource swaggerUi = swaggerUi();
    for (String name : ASSETS) {
      routes.route(at(OwnPaths.DOCS + "/assets/" + name), file(swaggerUi.createRelative(name)));
    }
    return routes.build();
  }

  /** Few read the docs, and compressing their scripts takes a moment: the first request does. */
  private static HandlerFunction<ServerResponse> file(Resource resource) {
    Mono<StaticFile> file =
        Mono.fromCallable(() -> StaticFile.compress(resource))
            .subscribeOn(Schedulers.boundedElastic())
            .cache();
    return request ->
        file.flatMap(
            it -> it.serve(request, headers -> headers.setCacheControl(StaticFile.ONE_HOUR)));
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
                // As text, because bytes would be left compressed.
                .modifyResponseBody(
                    String.class,
                    String.class,
                    (exchange, document) ->
                        Mono.justOrEmpty(document).map(it -> showGateway(it, json))))
        .uri("lb://" + service);
  }

  /** Names the gateway as the server instead of the address of the service behind it. */
  private static String showGateway(String document, JsonMapper json) {
    if (json.readTree(document) instanceof ObjectNode openApi && openApi.has("openapi")) {
      openApi.putArray("servers").addObject().put("url", "/");
      return json.writeValueAsString(openApi);
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
