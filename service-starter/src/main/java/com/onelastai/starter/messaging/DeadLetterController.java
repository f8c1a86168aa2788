package com.onelastai.starter.messaging;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.messaging.DeadLetters.DeadLetterTopicCount;
import com.onelastai.starter.messaging.DeadLetters.RetriedTopic;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The dead letters of this service for admins. Every service has these addresses, with its own name
 * in them, and the gateway sends each request to the service that it names.
 */
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@AdminOnly
@RestController
@RequestMapping("/api/admin/services/{service}")
@Tag(name = "Dead letters")
@Problems("events_unavailable")
class DeadLetterController {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterController.class);

  private final DeadLetters deadLetters;
  private final String application;

  DeadLetterController(
      DeadLetters deadLetters, @Value("${spring.application.name}") String application) {
    this.deadLetters = deadLetters;
    this.application = application;
  }

  @GetMapping("/dead-letter-topics")
  @Operation(
      summary = "List the dead-letter topics of a service",
      description = "All of them, with the number of dead letters that wait in each.")
  Listing<DeadLetterTopicCount> listDeadLetterTopics(
      @Parameter(example = "chat-service") @PathVariable String service) {
    return Listing.all(of(service).topics());
  }

  @PostMapping("/dead-letter-topics/{topic}/retry")
  @Operation(
      summary = "Retry the dead letters of a topic",
      description = "The first 1,000. Those that are too old stay.")
  RetriedTopic retryDeadLetterTopic(
      @Parameter(example = "chat-service") @PathVariable String service,
      @Parameter(example = "chat.v1.chat-service-figures.dlt") @PathVariable String topic,
      Caller caller) {
    if (!of(service).hasTopic(topic)) {
      throw ApiException.notFound("topic");
    }
    RetriedTopic outcome = deadLetters.retryAll(topic);
    log.info("{} dead letters of {} retried by {}", outcome.retried(), topic, caller.userId());
    return outcome;
  }

  @GetMapping("/dead-letters")
  @Operation(
      summary = "List the dead letters of a service",
      description = "By topic and partition, the oldest first, without headers and payload.")
  Listing<DeadLetter> listDeadLetters(
      @Parameter(example = "chat-service") @PathVariable String service,
      @Parameter(description = "Only those of this topic") @RequestParam(required = false)
          @Nullable String topic,
      @Parameter(description = "From the address of a next page")
          @RequestParam(required = false)
          @Pattern(
              regexp = DeadLetter.Id.PATTERN,
              message = "is not a cursor from the address of a next page")
          @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    DeadLetter.Id last = after == null ? null : DeadLetter.Id.parse(after).orElseThrow();
    return Listing.of(
            of(service).list(topic, last, size + 1),
            size,
            letter ->
                UriComponentsBuilder.fromPath("/api/admin/services/{service}/dead-letters")
                    .queryParam("after", letter.id())
                    .queryParam("size", size)
                    .build(service)
                    .toString())
        .with("topic", topic);
  }

  @GetMapping("/dead-letters/{id}")
  @Operation(
      summary = "Get a dead letter with its headers and payload",
      description = "Without the payload of mails and password resets.")
  DeadLetter getDeadLetter(
      @Parameter(example = "chat-service") @PathVariable String service,
      @Parameter(example = "chat.v1.chat-service-figures.dlt:0:17") @PathVariable String id) {
    return of(service).find(parse(id)).orElseThrow(DeadLetterController::notFound);
  }

  @PostMapping("/dead-letters/{id}/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Retry a dead letter",
      description =
          "Publishes the event again, for the group that could not handle it. If it fails again it "
              + "is a dead letter again, with another id.")
  @Problems("dead_letter_too_old")
  void retryDeadLetter(
      @Parameter(example = "chat-service") @PathVariable String service,
      @Parameter(example = "chat.v1.chat-service-figures.dlt:0:17") @PathVariable String id,
      Caller caller) {
    if (!of(service).retry(parse(id))) {
      throw notFound();
    }
    log.info("Dead letter {} retried by {}", id, caller.userId());
  }

  @DeleteMapping("/dead-letters/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Drop a dead letter")
  void dropDeadLetter(
      @Parameter(example = "chat-service") @PathVariable String service,
      @Parameter(example = "chat.v1.chat-service-figures.dlt:0:17") @PathVariable String id,
      Caller caller) {
    if (!of(service).drop(parse(id))) {
      throw notFound();
    }
    log.info("Dead letter {} dropped by {}", id, caller.userId());
  }

  /** Another service's name comes here only if somebody calls past the gateway. */
  private DeadLetters of(String service) {
    if (!service.equals(application)) {
      throw ApiException.notFound("service");
    }
    return deadLetters;
  }

  private static DeadLetter.Id parse(String id) {
    return DeadLetter.Id.parse(id).orElseThrow(DeadLetterController::notFound);
  }

  private static ApiException notFound() {
    return ApiException.notFound("dead letter");
  }
}
