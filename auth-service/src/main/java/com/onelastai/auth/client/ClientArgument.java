package com.onelastai.auth.client;

import com.onelastai.starter.web.RequestArgument;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

@Component
final class ClientArgument extends RequestArgument<Client> {

  ClientArgument() {
    super(
        Client.class,
        request ->
            new Client(
                request.getHeader("X-Forwarded-For"), request.getHeader(HttpHeaders.USER_AGENT)));
  }
}
