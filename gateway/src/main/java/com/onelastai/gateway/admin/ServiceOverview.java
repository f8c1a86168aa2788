package com.onelastai.gateway.admin;

import com.onelastai.gateway.CorrelationFilter;
import com.onelastai.gateway.RouteTable;
import com.onelastai.gateway.problem.Problem;
import com.onelastai.gateway.route.Instances;
import com.onelastai.gateway.security.Caller;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.problem.ProblemCodes;
import com.onelastai.starter.visit.VisitHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks all services at once how many dead letters wait. */
@Component
class ServiceOverview {

  private static final Logger log = LoggerFactory.getLogger(ServiceOverview.class);

  /** A service that takes longer is listed as not available. */
  private static final Duration LIMIT = Duration.ofSeconds(6);

  private static final Problem UNAUTHENTICATED =
      new Problem(HttpStatus.UNAUTHORIZED, ProblemCodes.UNAUTHENTICATED, "Sign in to call this.");

  private static final Problem FORBIDDEN =
      new Problem(HttpStatus.FORBIDDEN, ProblemCodes.FORBIDDEN, "You may not call this.");

  /**
   * @param deadLetters null if it did not answer
   */
  private record ServiceState(String service, boolean available, @Nullable Integer deadLetters) {}

  private final RouteTable table;
  private final Instances instances;
  private final HttpClient client;
  private final JsonMapper json;

  ServiceOverview(RouteTable table, Instances instances, HttpClient client, JsonMapper json) {
    this.table = table;
    this.instances = instances;
    this.client = client.responseTimeout(LIMIT);
    this.json = json;
  }

  Mono<ServerResponse> list(ServerRequest request) {
    ServerWebExchange exchange = request.exchange();
    exchange
        .getAttributes()
        .put(
            ServerWebExchangeUtils.GATEWAY_PREDICATE_MATCHED_PATH_ATTR,
            AdminConfiguration.SERVICES);
    @Nullable Problem refusal = refusal(request);
    return refusal != null
        ? Mono.error(refusal.exception())
        : Flux.fromIterable(table.services())
            .flatMapSequential(service -> ask(service, exchange))
            .collectList()
            .flatMap(states -> ServerResponse.ok().bodyValue(Listing.all(states)));
  }

  private static @Nullable Problem refusal(ServerRequest request) {
    if (Caller.userId(request.exchange()) == null) {
      return UNAUTHENTICATED;
    }
    if (!Caller.isAdmin(request.exchange())) {
      return FORBIDDEN;
    }
    List<FieldProblem> unknown =
        request.queryParams().keySet().stream()
            .map(name ->
                new FieldProblem(name, "unknown_parameter", "is not a parameter of this address"))
            .toList();
    return unknown.isEmpty()
        ? null
        : new Problem(
            HttpStatus.BAD_REQUEST,
            ProblemCodes.INVALID,
            "This address has no parameters.",
            unknown,
            null);
  }

  private Mono<ServiceState> ask(String service, ServerWebExchange exchange) {
    return Mono.justOrEmpty(instances.next(service, List.of()))
        .flatMap(instance -> topics(service, instance, exchange))
        .map(topics -> new ServiceState(service, true, waiting(topics)))
        .onErrorResume(failure -> {
          log.warn("{} does not tell its dead letters: {}", service, failure.toString());
          return Mono.empty();
        })
        .defaultIfEmpty(new ServiceState(service, false, null));
  }

  private Mono<JsonNode> topics(String service, URI instance, ServerWebExchange exchange) {
    URI address =
        instance.resolve(AdminConfiguration.SERVICES + "/" + service + "/dead-letter-topics");
    return client
        .headers(headers ->
            headers
                .set(HttpHeaders.AUTHORIZATION, authorization(exchange))
                .set(VisitHeaders.CORRELATION, CorrelationFilter.idOf(exchange)))
        .get()
        .uri(address)
        .responseSingle((response, body) ->
            response.status().code() == HttpStatus.OK.value()
                ? body.asString()
                : Mono.error(() -> new IllegalStateException("status " + response.status())))
        .map(json::readTree);
  }

  private static String authorization(ServerWebExchange exchange) {
    @Nullable String cookie = Caller.cookieToken(exchange);
    return cookie == null
        ? String.valueOf(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
        : "Bearer " + cookie;
  }

  private static int waiting(JsonNode topics) {
    return topics.path("items").valueStream().mapToInt(it -> it.path("waiting").asInt()).sum();
  }
}
