package com.onelastai.starter.messaging;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;

/**
 * {@code /actuator/deadletters}, for an operator who cannot log in because auth-service is down.
 */
@Endpoint(id = "deadletters")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DeadLetterEndpoint {

  private static final int LISTED = 100;

  private final DeadLetters deadLetters;

  DeadLetterEndpoint(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @ReadOperation
  Map<String, List<DeadLetter>> list() {
    return Map.of("deadLetters", deadLetters.list(null, null, LISTED));
  }

  @ReadOperation
  @Nullable DeadLetter find(@Selector String id) {
    return deadLetters.find(parse(id)).orElse(null);
  }

  @WriteOperation
  DeadLetters.RetriedTopic retryAll(String topic) {
    return deadLetters.retryAll(topic);
  }

  @WriteOperation
  WebEndpointResponse<Void> retry(@Selector String id) {
    try {
      return answer(deadLetters.retry(parse(id)));
    } catch (DeadLetters.TooOldException refused) {
      throw new InvalidEndpointRequestException(
          String.valueOf(refused.getMessage()), "not retried", refused);
    }
  }

  @DeleteOperation
  WebEndpointResponse<Void> drop(@Selector String id) {
    return answer(deadLetters.drop(parse(id)));
  }

  private static DeadLetter.Id parse(String id) {
    return DeadLetter.Id.parse(id)
        .orElseThrow(() ->
            new InvalidEndpointRequestException(
                "The id of a dead letter is <topic>:<partition>:<offset>", "malformed id"));
  }

  private static WebEndpointResponse<Void> answer(boolean found) {
    return new WebEndpointResponse<>(
        found ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
  }
}
